# Built-in generics take part in the substitution of TypeVarTuple, ParamSpec and unpacked tuples.
import copy
from collections.abc import Callable
from typing import Concatenate, Generic, ParamSpec, TypeVar, TypeVarTuple, Unpack

T1, T2 = TypeVar("T1"), TypeVar("T2")
Ts = TypeVarTuple("Ts")
P = ParamSpec("P")


class Pair(Generic[T1, T2]):
    pass


print(dict[T1, T2][*tuple[int, str]], list[T1][*tuple[int]], tuple[T1, *Ts][int, str, float])
print(tuple[*Ts][()], list[Pair[T1, T2]][int, str], tuple[int, *Ts][*tuple[str, ...]])
print(Callable[P, T1][[int, str], float], Callable[Concatenate[int, P], T1][[str], float])
print(Callable[[T1, *Ts], T2][int, str, bytes, float])
for wrong in (lambda: dict[T1, T2][int], lambda: list[T1][int, str], lambda: list[int][str]):
    try:
        wrong()
    except TypeError as error:
        print(str(error).replace(__name__ + ".", ""))
(unpacked,) = tuple[int, ...]
print(unpacked, unpacked.__typing_unpacked_tuple_args__, tuple[int].__typing_unpacked_tuple_args__)
print(copy.copy(tuple[str, unpacked]).__args__, unpacked.__reduce__()[0].__name__)
print(type.__type_params__, Unpack[Ts])
try:
    type.__annotations__
except AttributeError as error:
    print(error)
