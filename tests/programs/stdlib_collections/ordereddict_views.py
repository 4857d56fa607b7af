# The methods of a subclass that pop and setdefault call; every change of keys is noticed by iterators.
from collections import OrderedDict
class M(OrderedDict):
    def __missing__(self,k): print('miss',k); return 5
    def __getitem__(self,k): print('get',k); return super().__getitem__(k)
    def __contains__(self,k): print('in',k); return super().__contains__(k)
    def __delitem__(self,k): print('del',k); return super().__delitem__(k)
    def __setitem__(self,k,v): print('set',k); return super().__setitem__(k,v)
m=M(a=1,b=2,c=3)
try: print(m.pop('x'))
except KeyError as e: print('KeyError', e)
print(m.pop('x', 9))
print(m.pop('a'), m.popitem(), m.setdefault('b', 3), m.setdefault('z', 4))
m.move_to_end('b')
print(list(m))
o=OrderedDict.fromkeys('abc')
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def it(view, act):
    o=OrderedDict.fromkeys('abc',0)
    out=[]
    for k in view(o):
        out.append(k); act(o,k)
    return out
for v in (lambda o:o, lambda o:o.keys(), lambda o:o.items(), lambda o:reversed(o), lambda o: o.values()):
    t(lambda: it(v, lambda o,k: o.update(d=1)))
    t(lambda: it(v, lambda o,k: o.move_to_end('a')))
    t(lambda: it(v, lambda o,k: o.pop('c')))
    t(lambda: it(v, lambda o,k: o.__setitem__('a', 4)))
    t(lambda: it(v, lambda o,k: (o.pop('a'), o.__setitem__('a', 4))))
    t(lambda: it(v, lambda o,k: o.clear()))
