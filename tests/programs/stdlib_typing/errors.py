"""What is not valid as a type argument, and how often a form can be subscripted."""
from typing import *

T = TypeVar("T")
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")
for text in (
    "Union[()]", "Optional[int, str]", "List[int, str]", "List[int][str]", "Dict[str]", "Hashable[int]", "Callable[int]",
    "ClassVar[int, str]", "List[ClassVar]", "List[ClassVar[int]]", "List[Union]", "List[Generic]", "Self[int]", "NoReturn[int]",
    "Annotated[int]", "Concatenate[int]", "Generic[int]", "Generic[T, T]", "Generic[()]", "Generic[T][int]", "Tuple[Final]",
    "Any()", "Union()", "List()", "List[int]()", "isinstance([], List[int])", "isinstance(3, Any)", "isinstance(3, Union)",
    "isinstance(3, Literal[3])", "issubclass(int, List)", "ForwardRef(1)", "ForwardRef('x y')", "TypeVar('T', int)",
    "TypeVar('T', covariant=True, contravariant=True)", "TypeVar('T', int, str, bound=int)", "Ts.__typing_subst__(int)",
    "Required[int, str]", "Tuple[T, Unpack[Ts]][()]", "Callable[P, T][int, str]",
):
    try:
        print(text, "=>", eval(text))
    except Exception as error:
        print(text, "=>", type(error).__name__, error)


def subclass(base):
    try:
        class X(base): ...
        print(base, "can be a base:", X.__bases__)
    except TypeError as error:
        print(error)


for base in (Union, Union[int, str], Literal[1], ClassVar, ClassVar[int], T, P, Ts, NewType("N", int), Generic, List[int], Any):
    subclass(base)
