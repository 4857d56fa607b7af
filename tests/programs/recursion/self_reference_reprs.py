# Recursive structures in repr.
l = [1]; l.append(l)
d = {"d": None}; d["d"] = d
t = ([],); t[0].append(t)
print(l, d, t, [l, d], {"l": l}, (l,))
class A:
    def __init__(self): self.me = self
    def __repr__(self): return f"A({self.__dict__ if False else '...'})"
class L(list): pass
x = L(); x.append(x); print(x)
class D2(dict): pass
y = D2(); y[1] = y; print(y)
v = {}; v["values"] = v.values(); print(v)
i = {}; i["items"] = i.items(); print(i)
from collections import deque, OrderedDict, defaultdict
q = deque([1]); q.append(q); print(q)
o = OrderedDict(); o["o"] = o; print(o)
dd = defaultdict(list); dd["x"] = dd; print(dd)
a, b = [], []; a.append(b); b.append(a); print(a)
import types
n = types.SimpleNamespace(); n.n = n; print(n)
e = ValueError(); e.args = (e,); 
try: print(repr(e)[:30])
except RecursionError: print("RecursionError")
print(str(l), f"{l}", "%s" % (l,), ascii(l), repr(l) == str(l))
