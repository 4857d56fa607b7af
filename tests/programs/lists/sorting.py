# sort and sorted: stable, key, reverse, errors.
a = [3, 1, 2]
print(a.sort(), a, sorted("bca"), sorted([3, 1, 2], reverse=True), sorted(["b", "A", "c"], key=str.lower), sorted({3: 1, 1: 2}), sorted([(1, "b"), (1, "a"), (0, "z")]))
pairs = [("a", 2), ("b", 1), ("c", 2), ("d", 1)]
print(sorted(pairs, key=lambda p: p[1]), sorted(pairs, key=lambda p: p[1], reverse=True), sorted(pairs, key=lambda p: -p[1]))
class K:
    def __init__(self, v): self.v = v
    def __lt__(self, other):
        return self.v < other.v
    def __repr__(self): return f"K{self.v}"
print(sorted([K(3), K(1), K(2)]), max([K(1), K(2)], key=lambda k: k.v), sorted([True, 0, 2, False]), sorted([1.5, 1, -0.0, 0]), sorted([[2], [1, 5], [1]]))
calls = []
def key(x):
    calls.append(x)
    return -x
print(sorted([1, 3, 2], key=key), calls)
for call in (lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: [1, 2].sort(lambda x: x), lambda: sorted([1, 2], lambda x: x), lambda: sorted(), lambda: sorted(5), lambda: sorted([1, 2], key=5), lambda: sorted([1], reverse="a"), lambda: sorted([{}, {}]), lambda: [3, 1].sort(cmp=1), lambda: sorted([1j, 2j]), lambda: sorted([1, 2], key=lambda: 0), lambda: sorted([K(1), 2])):
    try:
        print(call())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
