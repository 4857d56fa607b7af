# A set whose elements vanish.
import weakref

class E:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return self.n < other.n
    def __repr__(self):
        return f'E{self.n}'

a, b, c = E(1), E(2), E(3)
s = weakref.WeakSet([a, b])
s.add(c)
print(sorted(s), len(s), a in s, 5 in s)
del c
print(sorted(s), len(s))
print(sorted(s | [E(0)])[-1:], sorted(s & [a]), sorted(s - {a}), sorted(s ^ [a]), s == weakref.WeakSet([b, a]), s <= {a, b}, s < {a, b}, s.isdisjoint([]))
s.discard(a)
s.update([a])
print(s.pop() in (a, b), len(s), sorted(s.copy()) == sorted(s))
s.clear()
for f in (lambda: s.pop(), lambda: s.remove(a), lambda: s.add(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)
