# Frozen arguments, nesting, attributes and repr.
from functools import partial

def show(*args, **kw):
    return args, kw

p = partial(show, 1, 2, k=3)
print(p(), p(4, k=5, z=6), p.args, p.keywords)
q = partial(p, 9, z=0)
print(q(), q.args, q.keywords, q.func is show)
print(partial(int, base=2)('101'), repr(partial(int, base=2)))
for f in (lambda: partial(), lambda: partial(3), lambda: partial(show, 1).nope):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
p.note = 'attribute'
print(p.note, p.__dict__)
class C:
    m = partial(show, 'x')
print(C.m(1))
print(callable(p), hash(p) is not None, p == partial(show, 1, 2, k=3))
