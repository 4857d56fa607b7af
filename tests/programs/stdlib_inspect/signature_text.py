# Signatures of functions, methods, classes and partial objects.
import functools
import inspect

def f(a, b: int = 3, *args: str, c, d='x', **kw) -> float: pass
def g(a, /, b, *, c=None): pass
class A:
    def __init__(self, x, y=2): pass
    def m(self, p, *q): pass
    @classmethod
    def c(cls, z): pass
    @staticmethod
    def s(w: list[int]): pass
    def __call__(self, n): pass
    pm = functools.partialmethod(m, 1)
class N:
    def __new__(cls, a): return object.__new__(cls)
class Plain: pass
class Meta(type):
    def __call__(cls, via_meta): pass
class M(metaclass=Meta): pass
@functools.wraps(f)
def wrapped(*a): pass
for o in (f, g, A, A.m, A(1).m, A.c, A.s, A(1), A.pm, A(1).pm, N, Plain, M, wrapped, functools.partial(f, 1, c=2), functools.partial(g, 1, b=5), lambda x, y=[]: 0):
    print(inspect.signature(o))
print(inspect.signature(wrapped, follow_wrapped=False), inspect.signature(f).format(max_width=10), repr(inspect.signature(g)))
for o in (3, None):
    try:
        inspect.signature(o)
    except TypeError as e:
        print(e)
