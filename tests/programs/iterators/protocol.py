# iter and next, custom iterators, errors.
class Count:
    def __init__(self, n): self.n, self.i = n, 0
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i > self.n: raise StopIteration
        return self.i
c = Count(3)
print(next(c), list(c), list(c), next(c, "default"), sum(Count(4)), max(Count(3)), [*Count(2)], dict(zip(Count(2), "ab")), 2 in Count(5))
a, b = Count(2)
class NoNext:
    def __iter__(self): return self
class ReturnsInt:
    def __iter__(self): return 5
class IterRaises:
    def __iter__(self): raise ValueError("iter")
class NextRaises:
    def __iter__(self): return self
    def __next__(self): raise KeyError("next")
for x in (NoNext(), ReturnsInt(), IterRaises(), NextRaises(), 5, None, object, int):
    for f in (list, iter, lambda x: [i for i in x]):
        try: f(x); print("ok")
        except Exception as e: print(type(e).__name__, e)
class C: pass
o = C()
o.__iter__ = lambda: iter([1])
try: iter(o)
except TypeError as e: print(e)
try: next([])
except TypeError as e: print(e)
try: next(iter([]))
except StopIteration as e: print(repr(e))
