import json


def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


for s in ['','{','[','"','"a','"\\','"\\x"','"\\u12"','"\\u12','"\\ud800\\u0041"','"\\ud83d\\ude00"','"\x01"','[1,]','{"a":1,}','{"a"}','{"a":','{"a":1','{a:1}','[1 2]','nul','tru','NaN','-Infinity','-','01','1.','1.e5','1e','1e5','-0','-0.0','1.5E+3','[1','[1,','{"a":1,','{"a":1 "b"}','1 2','\ufeff1','  [ 1 , 2 ]  ','{"a":[1,{"b":null}],"a":2}','"é\\né"','[]','{}','"\\"\\\\\\/\\b\\f\\n\\r\\t"','1'*5000,'é','["é", x]','\n\n x','[1,\n2,\nx]']:
    t(lambda: json.loads(s))
t(lambda: json.loads(b'[1]'))
t(lambda:json.loads('[1]'.encode('utf-16')))
t(lambda:json.loads(3))
t(lambda: json.loads(b'\xff'))
t(lambda: json.loads('"\x01"',strict=False))
t(lambda: json.loads('[1.5,2]',parse_float=str,parse_int=lambda x:'i'+x))
t(lambda:json.loads('[NaN]',parse_constant=lambda c:c))
t(lambda:json.loads('{"a":{"b":1}}',object_hook=lambda d:list(d.items())))
t(lambda:json.loads('{"a":{"b":1},"c":2}',object_pairs_hook=lambda p:p))
t(lambda:json.JSONDecoder().raw_decode('[1] x'))
t(lambda:json.JSONDecoder().raw_decode('x',0))
t(lambda:json.JSONDecoder().decode('[1] x'))
