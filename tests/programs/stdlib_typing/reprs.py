"""The reprs of special forms and aliases."""
import typing
from typing import *

T = TypeVar("T")
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")
for value in (
    Any, Union, Optional, Union[int, str], Optional[int], Union[int, None, str], Union[int], Union[int, int],
    Literal[1, "a", None, True], Literal[1, 1], Literal[Literal[1], 2], List, List[int], Dict[str, List[T]], Tuple, Tuple[()],
    Tuple[int, ...], Type[int], Callable, Callable[[int], str], Callable[..., None], Callable[P, T], Concatenate[int, P],
    ClassVar[int], Final[int], NoReturn, Never, Self, LiteralString, TypeGuard[int], TypeIs[str], Annotated[int, "m", 1],
    Required[int], NotRequired[int], ReadOnly[int], Unpack[Ts], T, P, Ts, P.args, P.kwargs, ForwardRef("X"), List["X"],
    TypeVar("C", covariant=True), TypeVar("K", contravariant=True), Generic[T], Iterable[int], Generator[int, str, None],
    Generator[int], Mapping[str, int], IO[str], TextIO, SupportsInt, Hashable, Text, AnyStr, NoDefault, AbstractSet[int],
    FrozenSet, Awaitable[int], NewType("Id", int), List[None], Type[Any], Optional["X"], Union[List[int], "X"],
):
    print(value)
