# def f[T], class C[T], type X = ...
def f[T](x: T) -> T: return x
class Box[T]:
    def __init__(self, v: T): self.v = v
    def map[U](self, fn) -> "Box[U]": return Box(fn(self.v))
class Pair[K, V = int](Box[K]): pass
type Alias = list[int]
type Rec[T] = tuple[T, Rec[T]] | None
print(f(5), f.__type_params__, Box.__type_params__, Pair.__type_params__, Box(1).map(str).v, Box[int], Alias, Rec, Alias.__value__, Rec.__type_params__, Alias.__name__, type(Alias).__name__, Rec[int])
T, = f.__type_params__
print(T, T.__name__, T.__bound__, T.__constraints__, type(T).__name__, T.__covariant__, T.__infer_variance__, Pair.__type_params__[1].__default__, T.has_default())
def g[A: int, B: (int, str), *C, **D](a: A, *args: *C): pass
print(g.__type_params__, g.__type_params__[0].__bound__, g.__type_params__[1].__constraints__, [type(p).__name__ for p in g.__type_params__], g.__annotations__["a"])
print(Box.__orig_bases__, Pair.__orig_bases__, [c.__name__ for c in Pair.__mro__], Rec.__value__)
type Lazy = undefined_name
try:
    Lazy.__value__
except NameError as e:
    print(e)
type = 5
print(type)
class Outer[T]:
    type X = T
    class Inner[S]:
        def m(self) -> tuple[T, S]: pass
    def both[U](self, a: T, b: U): return T, U
print(Outer.X.__value__, Outer.Inner.m.__annotations__, Outer().both(1, 2), Outer.both.__qualname__)
for src in ("def f[T, T](): pass", "class C[]: pass", "type X[T: int, U = 3, V] = 1", "def f[T](): \n nonlocal T", "type X = yield", "class C[T: (yield)]: pass", "type X[T] = (y := 1)", "def f[*T: int](): pass", "type 5 = 1", "def f[**P, *Ts](x) -> (await y): pass"):
    try:
        compile(src, "t", "exec")
        print(src, "ok")
    except SyntaxError as e:
        print(repr(src), "->", e.msg)
