# __len__, __getitem__, __contains__, __iter__, __reversed__, old iteration protocol.
class Seq:
    def __init__(self, *items): self.items = items
    def __len__(self): print("len", end=" "); return len(self.items)
    def __getitem__(self, i): print("get", i, end=" "); return self.items[i]
s = Seq("a", "b", "c")
print(list(s)); print("b" in s); print("z" in s); print(list(reversed(s))); print(s[0:2], s[-1]); print([*s]); a, b, c = s; print(a); print(list(zip(s, "xy"))); print(max(s), sorted(s), tuple(s)); print(dict(enumerate(s)))
class Rev:
    def __reversed__(self): return "reversed!"
    def __contains__(self, x): return x and "yes"
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self): return 10
r = Rev()
print(reversed(r), 5 in r, 0 in r, 0 not in r, list(r), sum(r), set(r))
class NoRev:
    __reversed__ = None
    __iter__ = None
    __contains__ = None
    def __len__(self): return 1
    def __getitem__(self, i): return 1
for f in (reversed, iter, lambda x: 1 in x, list):
    try:
        f(NoRev())
    except TypeError as e:
        print(e)
class Inf:
    def __getitem__(self, i):
        if i > 3: raise StopIteration if i == 99 else IndexError
        return i * i
print(list(Inf()), 4 in Inf(), list(map(str, Inf())))
class Neg:
    def __len__(self): return -5
class Huge:
    def __len__(self): return 10 ** 30
for x in (Neg(), Huge()):
    for f in (len, bool, list):
        try:
            print(f(x))
        except (ValueError, OverflowError, TypeError) as e:
            print(type(e).__name__, e)
