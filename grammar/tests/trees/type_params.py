type X = int
type X[T] = list[T]
type X[T: int, *Ts, **P] = a
type X[T: (int, str) = int, *Ts = *tuple[int, ...], **P = [int]] = a
def f[T](a: T) -> T: ...
class C[T: int](A[T]): ...
class C[T,]: ...
async def f[**P](): ...
type = 1
type(a)
type.x
type [T]
type in a
type: int = 1
type, match, case, _ = 1, 2, 3, 4
if a: type X = int
type type = type; type match[T] = case
