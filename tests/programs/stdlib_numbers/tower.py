"""Built-in numbers belong to the numeric tower."""
import numbers

names = ["Number", "Complex", "Real", "Rational", "Integral"]
for value in (1, True, 1.5, 1j, "1", None):
    print(repr(value), [n for n in names if isinstance(value, getattr(numbers, n))])


class Half(numbers.Real):
    def __float__(self): return 0.5
    def __trunc__(self): return 0
    def __floor__(self): return 0
    def __ceil__(self): return 1
    def __round__(self, ndigits=None): return 0
    def __floordiv__(self, other): return "floordiv"
    def __rfloordiv__(self, other): return "rfloordiv"
    def __mod__(self, other): return "mod"
    def __rmod__(self, other): return "rmod"
    def __lt__(self, other): return False
    def __le__(self, other): return False
    def __add__(self, other): return f"add {other}"
    def __radd__(self, other): return f"radd {other}"
    def __neg__(self): return self
    def __pos__(self): return self
    def __mul__(self, other): return 0
    def __rmul__(self, other): return 0
    def __truediv__(self, other): return 0
    def __rtruediv__(self, other): return 0
    def __pow__(self, other): return 0
    def __rpow__(self, other): return 0
    def __abs__(self): return self
    def __eq__(self, other): return other == 0.5


h = Half()
print(complex(h), h.real is h, h.imag, h.conjugate() is h, bool(h), h - 1, divmod(h, 2), divmod(2, h))
try:
    numbers.Integral()
except TypeError as error:
    print(str(error)[:60])
try:
    hash(h)
except TypeError as error:
    print(error)
