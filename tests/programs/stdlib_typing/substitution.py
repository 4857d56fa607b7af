"""Subscripting an alias replaces its type variables."""
from typing import *

T, U = TypeVar("T"), TypeVar("U")
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")
D = TypeVar("D", default=int)
print(List[T][int], Dict[T, U][int, str], Dict[T, T][int], List[List[T]][int], Union[T, int][str], Union[T, int][int])
print(Callable[[T], U][int, str], Callable[P, T][[int, str], bytes], Callable[P, int][...], Callable[Concatenate[int, P], T][[str], bytes])
print(Tuple[T, Unpack[Ts]][int, str, float], Tuple[Unpack[Ts]][()], Annotated[T, "m"][int], Optional[T][int], list[Union[T, int]][str])
print(Dict[str, List[T]].__parameters__, Callable[P, Tuple[T, Unpack[Ts]]].__parameters__, List[int].__parameters__)


class Box(Generic[T, D]):
    pass


class Pair(Box[U, int], Generic[U]):
    pass


print(Box[int], Box[int, str], Box[T, U][int, str], Box.__parameters__, Pair[str], Pair.__orig_bases__, Pair.__bases__)
print(Box[int].__origin__ is Box, Box[int].__args__, Box[int]().__orig_class__)
for make in (lambda: Box[int, str, int], lambda: Box[()], lambda: Pair[int][str], lambda: Dict[T, U][int]):
    try:
        make()
    except TypeError as error:
        print(error)
try:
    class Bad(List[T], Generic[U]):
        pass
except TypeError as error:
    print(error)
print(List[int] == List[int], hash(List[int]) == hash(List[int]), List[int] != List[str], Union[int, str] == Union[str, int])
print(Literal[1] == Literal[True], Literal[1, 2] == Literal[2, 1], Optional[int] == Union[None, int])
