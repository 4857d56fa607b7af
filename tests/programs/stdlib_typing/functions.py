"""cast(), overload(), NewType and the like at run time."""
import typing
from typing import *


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x


print(f(1), len(get_overloads(f)), [o.__annotations__["x"] for o in get_overloads(f)])
clear_overloads()
print(get_overloads(f))


@overload
def g(): ...


UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__, UserId.__name__, UserId | None, UserId.__module__)
print(cast(str, 5), assert_type(3, int), TYPE_CHECKING)
for call in (g, lambda: assert_never(5), lambda: assert_never("x" * 200), lambda: type("S", (UserId,), {})):
    try:
        call()
    except (NotImplementedError, AssertionError, TypeError) as error:
        print(type(error).__name__, error)


@final
class A:
    @final
    def m(self): ...

    @override
    def n(self): ...


@dataclass_transform(kw_only_default=True, extra=1)
def deco(cls):
    return cls


print(A.__final__, A.m.__final__, A.n.__override__, deco.__dataclass_transform__)
print(Annotated[int, 1].__metadata__, Annotated[int, 1].__origin__, Annotated[int, 1](7), Annotated[Annotated[int, 1], 2])
print([name for name in typing.__all__ if not hasattr(typing, name)])
