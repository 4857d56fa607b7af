# Hot comparisons feeding jumps.
def less(a, b):
    if a < b: return "lt"
    return "ge"
for i in range(50): less(i, 25)
for p in ((1, 2), (2, 1), (1.5, 2), ("a", "b"), (float("nan"), 1), (2 ** 70, 1), (True, 2), ([1], [2]), ((1,), (1, 0)), ({1}, {1, 2}), (b"a", b"b")): print(less(*p), end=" ")
for p in ((1, "a"), (None, 1), ([], ())):
    for _ in range(10):
        try: less(*p)
        except TypeError as e: msg = str(e)
    print(msg)
class L:
    def __init__(self, r): self.r = r
    def __lt__(self, o): return self.r
for r in (True, False, [], [0], None, "x"): print(less(L(r), 1), end=" ")
class B:
    def __bool__(self): raise ValueError("bool")
try: less(L(B()), 1)
except ValueError as e: print(e)
def truth(v): return "yes" if v else "no"
print([truth(v) for v in [1] * 20 + [0, "", "a", [], [0], None, 0.0, {}, ..., 2 ** 70, False, True]][20:])
def eq(a, b): return a == b, a != b, a is b
for _ in range(30): eq(1, 1)
print(eq(1, 1.0), eq("a", "a"), eq(None, None), eq([], []), eq(1, "1"), eq(float("nan"), 1))
def count(n):
    a = b = c = 0
    i = 0
    while i < n:
        if i % 2 == 0: a += 1
        elif i % 3 == 0: b += 1
        else: c += 1
        i += 1
    return a, b, c
print(count(1000), count(2.5), count(0), count(True))
def none(x):
    if x is None: return "none"
    if x is not None and not x: return "falsy"
    return "other"
print([none(v) for v in (None, 0, 1, "", [], ...)])
