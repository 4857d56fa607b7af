# f_locals of a function is a mapping that writes through; frame.clear().
import sys
def f(a, b=2):
    c = 3
    g = type('G', (), {'__repr__': lambda self: 'G', '__call__': lambda self: c})()
    fl = sys._getframe().f_locals
    print(type(fl), fl, len(fl), list(fl), list(reversed(fl)), 'a' in fl, 'zz' in fl)
    fl['a'] = 10; fl['c'] = 30; fl['new'] = 5
    print(a, g(), fl.get('new'), fl.get('q', 7), fl.keys(), fl.values(), fl.items())
    print(sys._getframe().f_locals['new'], fl == dict(fl), fl | {'x': 1}, {'x': 1} | fl, fl.copy())
    for t in (lambda: fl['nope'], lambda: fl.__delitem__('a'), lambda: fl.pop('a'), lambda: fl.pop('nope', 3), lambda: fl.setdefault('a', 4), lambda: fl.setdefault('s', 4), lambda: fl.update({'b': 20}), lambda: fl.update(b=21), lambda: fl.clear(), lambda: hash(fl), lambda: fl.popitem(), lambda: fl[1], lambda: fl.__setitem__(1, 2)):
        try: print(t())
        except Exception as e: print(type(e).__name__, e)
    del t
    print(b, fl is sys._getframe().f_locals, fl == sys._getframe().f_locals)
    fl |= {'b': 5}
    print(b)
    return fl
x = f(1)
print(x)
def gen():
    v = 1
    yield
    print(v)
g = gen(); next(g)
print(g.gi_frame.f_locals, g.gi_frame.f_lineno)
g.gi_frame.f_locals['v'] = 5
next(g, None)
print(g.gi_frame)
def h():
    try: 1/0
    except ZeroDivisionError as e: return e
e = h()
fr = e.__traceback__.tb_frame
print(fr.f_locals); fr.clear(); print(fr.f_locals)
try: sys._getframe().clear()
except Exception as e: print(type(e), e)
g = gen(); next(g)
try: g.gi_frame.clear()
except Exception as e: print(type(e), e)
print(sys._getframe().f_trace, sys._getframe().f_trace_lines, sys._getframe().f_trace_opcodes)
from collections.abc import Mapping
print(isinstance(x, Mapping))
match x:
    case {'a': q}: print(q)
class C:
    y = 1
    sys._getframe().f_locals['z'] = 3
print(C.z)
