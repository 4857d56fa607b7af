# A set must not change its size while it is iterated.
def attempt(change):
    s = {1, 2, 3}
    try:
        for x in s:
            print(x, end=" ")
            change(s)
        print("end", s)
    except RuntimeError as e:
        print(e)
attempt(lambda s: s.add(9))
attempt(lambda s: s.remove(1) if 1 in s else None)
attempt(lambda s: s.clear())
attempt(lambda s: s.add(1))
def swap(s):
    s.discard(3); s.add(3)
attempt(swap)
it = iter({1, 2})
print(next(it), it.__length_hint__(), list(it), type(it).__name__, next(it, "end"))
s = {1}
it = iter(s); next(it); s.add(2)
for _ in range(2):
    try:
        print(next(it, "end"))
    except RuntimeError as e:
        print(e)
