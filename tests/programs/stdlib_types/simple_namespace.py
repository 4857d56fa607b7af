"""SimpleNamespace holds attributes and shows them."""
import types

n = types.SimpleNamespace(a=1, b="x")
print(n, n.a, vars(n))
n.c = [n.b]
del n.a
print(n, n == types.SimpleNamespace(b="x", c=["x"]), n == 3)
print(types.SimpleNamespace({"k": 1}, z=2), types.SimpleNamespace([("q", 1)]))
n.me = n
print(n)
try:
    n.gone
except AttributeError as error:
    print(error)
try:
    types.SimpleNamespace(1, 2)
except TypeError as error:
    print(error)


class Sub(types.SimpleNamespace):
    pass


print(Sub(x=1))
