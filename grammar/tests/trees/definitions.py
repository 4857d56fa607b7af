def f(): pass
def f(a, b: int, c=1, d: int = 2): ...
def f(a, /, b, *, c): ...
def f(a=1, /, b=2, *args, c, d=3, **kwargs): ...
def f(*, a=1, b): ...
def f(a, /): ...
def f(a, /,): ...
def f(*args: int, **kwargs: str) -> None: ...
def f(*args: *Ts): ...
def f(*args: *tuple[int, ...], a): ...
def f(a: (yield), b: lambda: 1 = 2) -> (a, b): ...
def f(
    a,  # comment

    b,
):
    """doc"""

    return a

@a
@b.c(d)
@(lambda f: f)
@x[0]
def f(): pass

@a
class C: pass

@a

# comment
async def f(): await x

class C(): pass
class C(A, B, metaclass=M, **k): x: int = 1; y = 2
class C(*a):
    def m(self):
        pass

    # trailing comment
    @property
    def n(self): return 1
def f():
  if a:
        b
  c
