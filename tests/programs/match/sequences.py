# Sequence patterns.
def f(x):
    match x:
        case []: return "empty"
        case [1]: return "just one"
        case [a]: return f"one {a}"
        case (1, b): return f"1 and {b}"
        case [[a, b], c]: return f"nested {a} {b} {c}"
        case [a, b]: return f"two {a} {b}"
        case [first, *middle, 9]: return f"{first} {middle} nine"
        case [a, *rest] if len(rest) > 4: return f"long {a} {rest}"
        case [*_, "end"]: return "ends"
        case [a, b, *_]: return f"at least two {a} {b}"
        case {"k": v}: return v
        case _: return "no sequence"
for x in ([], [1], [5], (1, 2), [[1, 2], 3], "ab", [3, 4], [1, 2, 3, 9], [1, 9, 9], range(6), ["x", "y", "end"], (1, 2, 3), b"ab", {1, 2}, {1: 2}, bytearray(b"xy"), iter([1]), None, memoryview(b"ab").tolist(), {"k": "dict"}):
    print(f(x) if not isinstance(x, type(iter([]))) else "iter " + f(x))
class S(list): pass
class T(tuple): pass
print(f(S([5])), f(T((3, 4))))
class Seq:
    def __len__(self): return 2
    def __getitem__(self, i):
        if i > 1: raise IndexError
        return i
print(f(Seq()))
from collections.abc import Sequence
Sequence.register(Seq)
print(f(Seq()))
match (1, 2, 3, 4):
    case a, *b, c: print(a, b, c)
match [1, [2, [3, [4]]]]:
    case [a, [b, [c, [d]]]]: print(a, b, c, d)
match ("go", "north"):
    case ("go", ("north" | "south") as d): print(d)
    case _: print("no")
match [1, 2]:
    case [a, a2] | [a, a2, _]: print(a, a2)
match "abc":
    case [*x]: print("seq")
    case str(x): print("str", x)
