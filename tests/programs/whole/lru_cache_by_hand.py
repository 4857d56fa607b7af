# A decorator class, a doubly linked list, statistics.
class LRU:
    def __init__(self, size): self.size, self.hits, self.misses, self.data = size, 0, 0, {}
    def __call__(self, f):
        def wrapper(*a, **k):
            key = (a, tuple(sorted(k.items())))
            if key in self.data:
                self.hits += 1; self.data[key] = value = self.data.pop(key)
                return value
            self.misses += 1
            self.data[key] = value = f(*a, **k)
            if len(self.data) > self.size: del self.data[next(iter(self.data))]
            return value
        wrapper.cache = self
        wrapper.__wrapped__ = f
        return wrapper
@LRU(5)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60), fib.cache.hits, fib.cache.misses, list(fib.cache.data)[-1])
class Node:
    __slots__ = "prev", "next", "value"
    def __init__(self, value): self.value = value; self.prev = self.next = self
class Ring:
    def __init__(self, items=()):
        self.root = Node(None)
        for x in items: self.append(x)
    def append(self, x):
        n, last = Node(x), self.root.prev
        n.prev, n.next, last.next, self.root.prev = last, self.root, n, n
    def remove(self, x):
        for n in self.nodes():
            if n.value == x: n.prev.next, n.next.prev = n.next, n.prev; return
        raise ValueError(f"{x!r} not in ring")
    def nodes(self):
        n = self.root.next
        while n is not self.root: yield n; n = n.next
    def __iter__(self): return (n.value for n in self.nodes())
    def __reversed__(self):
        n = self.root.prev
        while n is not self.root: yield n.value; n = n.prev
    def __len__(self): return sum(1 for _ in self)
r = Ring("abcd"); r.remove("b"); r.append("e")
print(list(r), list(reversed(r)), len(r), "c" in r)
try: r.remove("zz")
except ValueError as e: print(e)
