"""Errors in __post_init__() and in a frozen class name the lines of the written methods."""
import sys
from dataclasses import dataclass, field


@dataclass
class C:
    a: int
    b: list = field(default_factory=list)

    def __post_init__(self):
        raise ValueError("no")


@dataclass(frozen=True)
class F:
    a: int


def frames(error):
    tb = error.__traceback__.tb_next
    while tb:
        name = tb.tb_frame.f_code.co_filename.rpartition("/")[2]
        print("  ", name, tb.tb_lineno if name == "<string>" else "", tb.tb_frame.f_code.co_name, tb.tb_frame.f_code.co_qualname)
        tb = tb.tb_next


for action in (lambda: C(1), lambda: setattr(F(1), "a", 2), lambda: delattr(F(1), "a")):
    try:
        action()
    except Exception as error:
        print(type(error).__name__)
        frames(error)
