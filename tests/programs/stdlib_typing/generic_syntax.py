"""Type parameter lists and the type statement."""
from typing import Generic, TypeAliasType, get_type_hints


class Box[T, *Ts, **P]:
    item: T

    def get[U](self, other: U) -> T | U: ...


def first[T: int, K: (str, bytes)](x: T, y: K) -> T:
    return x


type Pair[A] = tuple[A, A]
type Loop = list[Loop] | int
print(Box.__type_params__, Box.__parameters__, Box.__orig_bases__, Box.__bases__, Box[int, str, [bytes]])
print(first.__type_params__, first.__type_params__[0].__bound__, first.__type_params__[1].__constraints__, first(5, "x"))
print(Pair, Pair.__value__, Pair.__type_params__, Pair[int], Pair.__name__, isinstance(Pair, TypeAliasType))
print(Loop.__value__)
print(Box.get.__type_params__, Box.get.__annotations__)
T = Box.__type_params__[0]
print(T.__infer_variance__, T.__covariant__, T.__bound__, T.__default__, T.has_default(), T.__name__)


class WithDefault[T = int]: ...


print(WithDefault.__type_params__[0].__default__, WithDefault[str], issubclass(WithDefault, Generic))
type Wrong = undefined
try:
    Wrong.__value__
except NameError as error:
    print(error)
