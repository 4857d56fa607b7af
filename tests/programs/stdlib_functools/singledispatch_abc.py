# Dispatch on abstract base classes, and ambiguity.
from functools import singledispatch
from collections.abc import Iterable, Container, Sized, Mapping, Hashable, Sequence
import abc

@singledispatch
def f(x):
    return 'object'

f.register(Iterable, lambda x: 'iterable')
f.register(Sized, lambda x: 'sized iterable?')
f.register(Mapping, lambda x: 'mapping')

class It:
    def __iter__(self):
        return iter(())

class Siz:
    def __len__(self):
        return 0

print(f({}), f(It()), f(Siz()), f(5))

class A(abc.ABC): pass
class B(abc.ABC): pass
class Both: pass
A.register(Both)
B.register(Both)

@singledispatch
def g(x):
    return 'object'

g.register(A, lambda x: 'A')
print(g(Both()))
g.register(B, lambda x: 'B')
try:
    g(Both())
except RuntimeError as e:
    print(str(e).replace('__main__.', ''))
class Explicit(A): pass
B.register(Explicit)
print(g(Explicit()))
g.register(Both, lambda x: 'Both')
print(g(Both()))

@singledispatch
def late(x):
    return 'object'

class C(abc.ABC): pass
class D: pass
late.register(C, lambda x: 'C')
print(late(D()))
C.register(D)
print(late(D()))
