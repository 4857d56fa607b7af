# Hot unpacking and building.
def two(x):
    a, b = x
    return b, a
for i in range(40): two((i, i + 1))
class It:
    def __iter__(self): yield "x"; yield "y"
for v in ((1, 2), [3, 4], "ab", {5: 0, 6: 0}, range(2), It(), b"cd", iter([7, 8]), map(str, (1, 2))): print(two(v), end=" ")
print()
for v in ((1,), (1, 2, 3), [1], "abc", 5, None, {}, iter(())):
    for _ in range(10):
        try: two(v)
        except (TypeError, ValueError) as e: msg = str(e)
    print(msg)
def star(x):
    a, *b, c = x
    return a, b, c
for _ in range(20): star([1, 2, 3])
print(star("abcd"), star((1, 2)), star(range(5)), star({1: 2, 3: 4}))
def swap(a, b, c):
    a, b = b, a
    b, c, a = a, b, c
    return a, b, c
print(swap(1, 2, 3), [swap(i, i, i) for i in range(20)][-1])
def build(i): return (i, i), [i, i], {i, i}, {i: i}, f"{i}-{i!r:>4}", (i,) + (i,), [*range(i)], {**{"k": i}}
for i in range(20): r = build(i)
print(build(3), r[0])
s = ""
t = s
for i in range(50): s += str(i % 10)
print(s, repr(t), s is t)
def cat(n):
    s = "a"; keep = s
    for i in range(n): s += "b"; s = s + "c"
    return s, keep
print(cat(5))
