# Results are kept; counts, eviction and errors.
from functools import lru_cache, cache
calls = []

@lru_cache(maxsize=2)
def square(n):
    "Square."
    calls.append(n)
    return n * n

print([square(n) for n in (1, 2, 1, 3, 2, 1)], calls, square.cache_info())
print(square.cache_parameters(), square.__name__, square.__doc__, square.__wrapped__(5))
square.cache_clear()
print(square.cache_info())

@lru_cache(typed=True)
def kind(x):
    return type(x).__name__

print(kind(1), kind(1.0), kind(True), kind.cache_info())

@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(80), fib.cache_info(), fib.cache_parameters())

@lru_cache
def kw(a, b=1, *c, **d):
    return a

kw(1, 2), kw(1, b=2), kw(a=1, b=2), kw(b=2, a=1)
print(kw.cache_info())
for f in (lambda: square([]), lambda: lru_cache('x'), lambda: square(), lambda: lru_cache(5)(3)):
    try:
        print(f())
    except TypeError as e:
        print(e)
zero = lru_cache(maxsize=-3)(lambda x: x)
print(zero(1), zero(1), zero.cache_info())
