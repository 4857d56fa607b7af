import json


def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


deep='['*100000
t(lambda: json.loads(deep))
x=[]
for i in range(100000): x=[x]
t(lambda: json.dumps(x))
print(json.__all__, json.decoder.JSONDecodeError.__module__, json.JSONEncoder.item_separator, json.dumps.__kwdefaults__)
