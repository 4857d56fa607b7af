# On methods, with exceptions, and re-entered.
from functools import lru_cache

class A:
    def __init__(self, n):
        self.n = n
    @lru_cache(maxsize=None)
    def times(self, k):
        print('computing', self.n, k)
        return self.n * k

a, b = A(2), A(3)
print(a.times(5), a.times(5), b.times(5), A.times.cache_info())

@lru_cache
def fails(n):
    print('called')
    raise ValueError(n)

for _ in range(2):
    try:
        fails(1)
    except ValueError as e:
        print('error', e)
print(fails.cache_info())

@lru_cache(maxsize=3)
def deep(n):
    return n if n == 0 else 1 + deep(n - 1)

print(deep(10), deep.cache_info())
