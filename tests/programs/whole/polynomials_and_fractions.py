# Operator overloading with rational coefficients.
from math import gcd
class Frac:
    __slots__ = "n", "d"
    def __init__(self, n, d=1):
        if d == 0: raise ZeroDivisionError("Frac(_, 0)")
        g = gcd(n, d) * (1 if d > 0 else -1); self.n, self.d = n // g, d // g
    @classmethod
    def of(cls, x): return x if isinstance(x, cls) else cls(x) if isinstance(x, int) else NotImplemented
    def _op(f):
        def method(self, o):
            o = Frac.of(o)
            return o if o is NotImplemented else f(self, o)
        return method
    __add__ = __radd__ = _op(lambda a, b: Frac(a.n * b.d + b.n * a.d, a.d * b.d))
    __sub__ = _op(lambda a, b: Frac(a.n * b.d - b.n * a.d, a.d * b.d))
    __rsub__ = _op(lambda a, b: b - a)
    __mul__ = __rmul__ = _op(lambda a, b: Frac(a.n * b.n, a.d * b.d))
    __truediv__ = _op(lambda a, b: Frac(a.n * b.d, a.d * b.n))
    __rtruediv__ = _op(lambda a, b: b / a)
    __eq__ = _op(lambda a, b: (a.n, a.d) == (b.n, b.d))
    __lt__ = _op(lambda a, b: a.n * b.d < b.n * a.d)
    del _op
    def __hash__(self): return hash((self.n, self.d)) if self.d != 1 else hash(self.n)
    def __neg__(self): return Frac(-self.n, self.d)
    def __bool__(self): return self.n != 0
    def __float__(self): return self.n / self.d
    def __repr__(self): return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)
class Poly:
    def __init__(self, *c):
        while c and not c[-1]: c = c[:-1]
        self.c = c
    def __call__(self, x): return sum((a * x ** i for i, a in enumerate(self.c)), 0)
    def __add__(self, o): n = max(len(self.c), len(o.c)); return Poly(*(a + b for a, b in zip(self.c + (0,) * (n - len(self.c)), o.c + (0,) * (n - len(o.c)))))
    def __mul__(self, o):
        out = [0] * (len(self.c) + len(o.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c): out[i + j] = out[i + j] + a * b
        return Poly(*out)
    def __divmod__(self, o):
        q, r = [0] * max(len(self.c) - len(o.c) + 1, 1), list(self.c)
        while len(r) >= len(o.c):
            f = r[-1] / o.c[-1] if isinstance(r[-1], Frac) else Frac(r[-1]) / o.c[-1]; k = len(r) - len(o.c); q[k] = f
            r = [a - f * b for a, b in zip(r, [0] * k + list(o.c))][:-1]
            while r and not r[-1]: r.pop()
        return Poly(*q), Poly(*r)
    def __str__(self): return " + ".join(f"{a}" + (f"x^{i}" if i > 1 else "x" * i) for i, a in reversed(list(enumerate(self.c))) if a) or "0"
h = Frac(1, 2)
print(h + 1, 1 - h, h * Frac(2, 3), 3 / h, h == Frac(2, 4), h < 1, sum([h, h, h]), float(-h), hash(Frac(4, 2)) == hash(2), {h: "half"}[Frac(3, 6)], sorted([Frac(3, 4), h, Frac(2, 3)]))
for f in (lambda: h + "a", lambda: h / 0, lambda: Frac(1, 0), lambda: h < "x"):
    try: f()
    except (TypeError, ZeroDivisionError) as e: print(type(e).__name__, e)
p, q = Poly(1, 2, 3), Poly(-1, 1)
print(p, "|", q, "|", p + q, "|", p * q, "|", p(2), *map(str, divmod(p * q, q)), *map(str, divmod(p, q)), Poly())
H = sum((Frac(1, i) for i in range(1, 30)), Frac(0)); print(H)
