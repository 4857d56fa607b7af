# Reflected comparison, NotImplemented, priority of subclasses, defaults.
class A:
    def __init__(self, name): self.name = name
    def __eq__(self, o): print(self.name, "eq", end="; "); return NotImplemented
    def __lt__(self, o): print(self.name, "lt", end="; "); return NotImplemented
    def __gt__(self, o): print(self.name, "gt", end="; "); return NotImplemented
    def __le__(self, o): print(self.name, "le", end="; "); return NotImplemented
    def __ge__(self, o): print(self.name, "ge", end="; "); return NotImplemented
class B(A): pass
a, b, c = A("a"), B("b"), A("c")
print(a == c); print(a == b); print(a != c)
print(a == a)
for op in ("a < c", "a > b", "a <= c", "b >= a", "a < 1", "1 < a"):
    try:
        eval(op)
    except TypeError as e:
        print(e)
class N:
    def __ne__(self, o): return "ne"
print(N() != N(), N() == N(), object() == object())
class O:
    def __eq__(self, o): return "eq-value"
print(O() == 1, O() != 1, 1 == O(), [O()] == [1])
class H:
    def __eq__(self, o): return True
print(H.__hash__, H.__ne__(H(), 1), object().__eq__(1), object().__lt__(1), (1).__eq__("a"), (1).__lt__(1.5), "a".__gt__(1), [].__eq__(()), object.__ne__(1, 2), int.__eq__(1, 1))
