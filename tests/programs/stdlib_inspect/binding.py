# Arguments are bound to parameters, or the call is refused.
from inspect import signature, getcallargs, getfullargspec

def f(a, b=2, *args, c, **kw): pass
def g(a, b, /, c, *, d): pass
s = signature(f)
b = s.bind(1, 5, 6, c=7, z=8)
print(b, b.args, b.kwargs, b.arguments)
b = s.bind(1, c=3)
b.apply_defaults()
print(b, s.bind_partial(), s.bind_partial(1).arguments)
for t, args, kw in ((s, (), {}), (s, (1,), {}), (s, (1,), {'a': 2, 'c': 3}), (signature(g), (1, 2, 3, 4), {}), (signature(g), (1, 2, 3), {}),
                    (signature(g), (1,), {'b': 2, 'c': 3, 'd': 4}), (signature(g), (1, 2, 3), {'d': 4, 'e': 5}), (signature(lambda: 0), (1,), {})):
    try:
        print(t.bind(*args, **kw))
    except TypeError as e:
        print(e)
print(getcallargs(f, 1, 2, 3, c=4, z=5), getcallargs(f, 1, c=2))
for args, kw in (((), {}), ((1,), {}), ((1,), {'a': 1, 'c': 2})):
    try:
        getcallargs(f, *args, **kw)
    except TypeError as e:
        print(e)
print(getfullargspec(f))
print(getfullargspec(g))
