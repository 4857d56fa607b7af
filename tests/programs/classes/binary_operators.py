# Operator methods, reflected ones, NotImplemented, subclass priority.
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"{type(self).__name__}{self.n}"
for op in "add sub mul truediv floordiv mod pow matmul lshift rshift and or xor divmod".split():
    def f(self, other, op=op): return NotImplemented if other == "no" else (op, self, other)
    def r(self, other, op=op): return NotImplemented if other == "no" else ("r" + op, self, other)
    setattr(A, f"__{op}__", f)
    setattr(A, f"__r{op}__", r)
class B(A):
    def __radd__(self, other): return ("B radd", self, other)
class C(A): pass
a, b, c = A(1), B(2), C(3)
print(a + 1, 1 + a, a - 1, 2 - a, a * 2, "x" * a, a / 2, 2 / a, a // 2, 2 // a, a % 2, "%s" % a, 5 % a, a ** 2, 2 ** a, a @ 1, [1] @ a, a << 1, 1 << a, a >> 1, 1 >> a, a & 1, 1 & a, a | 1, 1 | a, a ^ 1, 1 ^ a, divmod(a, 2), divmod(2, a))
print(a + b, a + c, b + a, c + a, c + b, a - b)
for text in ("a + 'no'", "'no' + a", "a - 'no'", "a ** 'no'", "a @ 'no'", "divmod(a, 'no')", "pow(a, 'no')", "a // 'no'", "'no' - a", "a << 'no'", "a % 'no'", "pow(a, 2, 3)", "a += 'no'", "a **= 'no'", "a @= 'no'", "a >>= 'no'"):
    try:
        exec(text)
    except TypeError as e:
        print(text, "->", e)
class P:
    def __pow__(self, e, m=None): return ("pow", e, m)
print(P() ** 2, pow(P(), 2, 5))
class OnlyR:
    def __radd__(self, o): return "radd"
    def __rsub__(self, o): return NotImplemented
print(1 + OnlyR(), "a" + OnlyR(), [] + OnlyR(), None + OnlyR())
try:
    OnlyR() + OnlyR()
except TypeError as e:
    print(e)
