# Unary operators and conversion methods.
class N:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return "abs"
    def __int__(self): return 7
    def __float__(self): return 2.5
    def __complex__(self): return 1j
    def __index__(self): return 3
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
n = N()
import math
print(-n, +n, ~n, abs(n), int(n), float(n), complex(n), [0, 1, 2, 3][n], hex(n), bin(n), oct(n), round(n), round(n, 1), math.trunc(n), math.floor(n), math.ceil(n), range(n), "ab" * n, [0] * n, (1, 2, 3, 4)[:n], chr(n + 0) if False else "", bytes(n), 1 << 2, divmod(7, int(n)))
class Bad:
    def __int__(self): return 1.5
    def __float__(self): return 1
    def __complex__(self): return 1.0
    def __index__(self): return "x"
    def __bool__(self): return 0
    def __len__(self): return "x"
    def __hash__(self): return 1.5
    def __str__(self): return 1
    def __bytes__(self): return "b"
    def __repr__(self): return b"r"
    def __iter__(self): return 5
    def __format__(self, s): return None
b = Bad()
for f in (int, float, complex, hex, bool, len, hash, str, bytes, repr, iter, format, range, chr, list, math.sqrt, ascii):
    try:
        f(b)
        print(f.__name__, "ok")
    except TypeError as e:
        print(f.__name__, e)
class Nothing: pass
for f in ("-x", "+x", "~x", "abs(x)", "int(x)", "float(x)", "complex(x)", "[1][x]", "len(x)", "iter(x)", "x()", "x[0]", "x[0] = 1", "del x[0]", "1 in x", "next(x)", "reversed(x)", "round(x)", "with_(x)", "hash(x) and 0", "x < x", "bytes(x)", "range(x)", "'a' * x", "hex(x)", "(*x,)", "{**x}", "f(*x)", "a, b = x", "for i in x: pass", "x += 1", "bool(x) and math.floor(x)", "class Q(x): pass", "raise x", "raise ValueError from x", "import_(x)" if 0 else "x @ 1", "x.y", "print(*x)", "yield_" if 0 else "await_" if 0 else "divmod(x, 1)"):
    try:
        exec(f, {"x": Nothing(), "math": math, "f": print})
    except Exception as e:
        print(f, "->", type(e).__name__, e)
