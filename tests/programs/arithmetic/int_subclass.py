# A subclass of int: results are plain ints; its own methods win.
class Money(int):
    def __repr__(self):
        return f"Money({int(self)})"
    def __add__(self, other):
        return Money(int(self) + int(other))
    __radd__ = __add__
m = Money(5)
print(m, m + 1, 1 + m, m * 2, type(m * 2), -m, type(+m), m == 5, hash(m) == hash(5), {5: "x"}[m])
print(str(m), f"{m}", f"{m:03d}", "%d" % m, "%s" % m, int(m), type(int(m)), m.bit_length(), [10, 20, 30, 40, 50, 60][m])
class Flag(int):
    def __new__(cls, text):
        return super().__new__(cls, text, 2)
f = Flag("101")
f.note = "has a dict"
print(f, f.note, f.__dict__, isinstance(f, int), Flag.__mro__)
print(sum([Money(1), Money(2)]), range(m), int.__repr__(m), divmod(m, 3), round(m), m.real, type(m.real))
class F(float):
    def __str__(self): return "F!"
print(F(1.5), repr(F(1.5)), F(1.5) + 1, f"{F(1.5)}", f"{F(1.5):.2f}", type(F(2) * 2))
