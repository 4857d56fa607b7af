# Every ordering between different types fails with both names.
import itertools
values = [1, "a", None, [], (), {}, set(), b"", 1.5, 1j, object(), int, range(1), print, ..., lambda: 0, slice(1), True]
names = set()
for a, b in itertools.product(values, values):
    try:
        a < b
    except TypeError as e:
        names.add(str(e))
print(len(names))
for n in sorted(names)[:60]:
    print(n)
print(sum(1 for a, b in itertools.product(values, values) if a == b))
