"""kw_only=, KW_ONLY and field(kw_only=) make parameters keyword-only."""
from dataclasses import KW_ONLY, dataclass, field


@dataclass
class A:
    x: int
    _: KW_ONLY
    y: int = 2
    z: int


@dataclass(kw_only=True)
class B(A):
    w: int
    pos: int = field(kw_only=False, default=9)


print(A(1, z=3), A.__match_args__, A.__doc__)
print(B(1, 5, w=2, z=3), B.__match_args__, B.__doc__)
for call in (lambda: A(1, 2, 3), lambda: A(1), lambda: B(w=1)):
    try:
        call()
    except TypeError as error:
        print(error)


def two():
    @dataclass
    class C:
        _: KW_ONLY
        b: KW_ONLY


try:
    two()
except TypeError as error:
    print(error)
