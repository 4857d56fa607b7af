# Equality of dicts; no order.
print({1: 2} == {1.0: 2.0}, {"a": [1]} == {"a": [1]}, {1: 1} == {1: 2}, {1: 1} != {2: 1}, {} == [], {1: 1, 2: 2} == {2: 2, 1: 1}, {1: float("nan")} == {1: float("nan")})
nan = float("nan")
print({1: nan} == {1: nan}, {nan: 1} == {nan: 1}, {1: None} == {2: None})
class E:
    def __eq__(self, o): return True
    __hash__ = None
print({1: E()} == {1: 5}, {1: 5} == {1: E()})
for op in ("<", ">", "<=", ">="):
    try:
        eval(f"{{}} {op} {{}}")
    except TypeError as e:
        print(e)
a = {}; a[0] = a; b = {}; b[0] = b
try:
    a == b
except RecursionError as e:
    print(e)
