"""get_origin() and get_args() take types apart."""
import collections.abc
from typing import *

T = TypeVar("T")
P = ParamSpec("P")
for tp in (List[int], list[int], Dict[str, T], Union[int, str], int | str, Optional[int], Literal[1, 2], Callable[[int], str],
           Callable[..., str], collections.abc.Callable[[int], str], Annotated[int, "m"], Tuple[int, ...], Tuple[()], Generic, Generic[T],
           ClassVar[int], int, P.args, List, Type[int]):
    print(tp, get_origin(tp), get_args(tp))
print(List.__origin__, List.__name__, List[int].__name__, Union.__name__, Any.__name__)
