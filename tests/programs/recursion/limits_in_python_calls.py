# Recursion depth as CPython has it, through calls, comprehensions, generators, properties.
import sys
sys.setrecursionlimit(1000)
def depth(f):
    try: return f(0)
    except RecursionError as e: return str(e)
def a(n): return a(n + 1)
def b(n): return [b(n + 1) for _ in (1,)]
def c(n): return sum(c(n + 1) for _ in (1,))
class P:
    @property
    def p(self): return self.p
    def __getitem__(self, k): return self[k]
    def __len__(self): return len(self)
    def __iter__(self): return iter(self)
    def __add__(self, o): return self + o
    def __bool__(self): return bool(self)
    def __contains__(self, x): return x in self
    def __hash__(self): return hash(self)
    def __str__(self): return str(self)
    def __lt__(self, o): return self < o
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
def enter(n):
    with P(): pass
for f in (a, b, c, lambda n: P().p, lambda n: P()[1], lambda n: len(P()), lambda n: iter(P()), lambda n: P() + 1, lambda n: bool(P()), lambda n: 1 in P(), lambda n: hash(P()), lambda n: str(P()), lambda n: P() < 1, enter):
    r = depth(f)
    print(r.split(" while")[0] if isinstance(r, str) else r)
def count(n):
    try: return count(n + 1)
    except RecursionError: return n
print(980 <= count(0) <= 1000)
sys.setrecursionlimit(3000)
print(2980 <= count(0) <= 3000)
def down(n): return 0 if n == 0 else 1 + down(n - 1)
sys.setrecursionlimit(30000)
print(down(25000))
def mutual(n): return 0 if n == 0 else other(n - 1)
def other(n): return mutual(n)
print(mutual(10000))
sys.setrecursionlimit(1000)
def g(n):
    yield n
    yield from g(n + 1)
try:
    for x in g(0): pass
except RecursionError as e: print(e, x > 900)
