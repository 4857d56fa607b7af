# | & - ^ and the comparisons, with sets, frozensets and iterables.
a, b = {1, 2, 3}, {3, 4}
f = frozenset([2, 3])
print(a | b, a & b, a - b, a ^ b, b - a, a | f, type(a | f), f | a, type(f | a), f & b, f - {2}, f ^ {2, 9})
print(a.union(b, [9]), a.intersection([1, 3], (3,)), a.difference([1], [2]), a.symmetric_difference([3, 4]), a.union(), a.intersection(), a.difference(), a.isdisjoint([7]), a.isdisjoint(b), a.issubset(range(9)), a.issuperset([1]))
print(a <= a, a < a, {1} < a, a > {1}, a >= b, f < a, f == {2, 3}, {2, 3} == f, a != b, set() < {1}, {1, 2} < {1, 3}, {1, 2} > {1, 3}, hash(f) == hash(frozenset([3, 2])), {f: 1}[frozenset((2, 3))])
c = a
c |= {10}; print(a is c, a)
c = c | {11}; print(a is c)
g = h = frozenset([1]); g |= {2}; print(g, h, type(g))
print(frozenset([1, 2]) | {3: 0}.keys(), {1, 2} & {1: 0}.keys(), {frozenset([1])} == {frozenset([1])}, frozenset(f) is f, f.copy() is f, {1, 2}.__or__([3]), {1, 2}.__lt__(5), frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])})
