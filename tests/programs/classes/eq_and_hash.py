# Defining __eq__ alone makes instances unhashable.
class A:
    def __eq__(self, o): return isinstance(o, A)
class B(A): pass
class C(A):
    def __hash__(self): return 5
class D(A):
    __hash__ = object.__hash__
class E:
    __hash__ = None
print(A.__hash__, B.__hash__, hash(C()), isinstance(hash(D()), int), A() == A(), A() != A(), A() != 1, {C(): 1, C(): 2}.__len__())
for x in (A(), B(), E()):
    try:
        hash(x)
    except TypeError as e:
        print(e)
class F:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __hash__(self): return hash(self.v)
    def __repr__(self): return f"F({self.v})"
print({F(1), F(1), F(2)}, F(1) in {F(1): 0}, [F(1), F(2)].index(F(2)), F(3) in [F(3)], len({F(i % 3) for i in range(9)}), hash(True) == hash(1.0), hash(F(-1)))
class G:
    def __hash__(self): return True
class H:
    def __hash__(self): return -1
class I:
    def __hash__(self): return 2 ** 64
print(hash(G()), hash(H()), hash(I()), object.__hash__(5) == object.__hash__(5), hash(object) == hash(object))
try:
    from collections.abc import Hashable
    print(isinstance(A(), Hashable), isinstance(C(), Hashable))
except ImportError:
    pass
