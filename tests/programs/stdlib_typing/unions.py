"""The | operator with typing objects."""
from typing import *

T = TypeVar("T")
print(List[int] | None, None | List[int], int | List[int], T | int, int | T, "X" | List[int], T | None)
print(Optional[int] | str, Union[int, str] | int, Literal[1] | None, Self | None, Callable[[int], str] | int)
print(ForwardRef("X") | int, isinstance(3, Union[int, str]), isinstance("x", Optional[int]), issubclass(bool, Union[int, str]))
print(isinstance([], List), issubclass(dict, Mapping), isinstance(len, Callable))
