# permutations and combinations in lexicographic order.
from itertools import permutations, combinations, combinations_with_replacement
print([''.join(p) for p in permutations('abc')], list(permutations([1, 2], 1)), list(permutations([1], 2)), list(permutations([])))
print(list(permutations(range(3), 2)))
print([''.join(c) for c in combinations('abcd', 2)], list(combinations([1, 2], 3)), list(combinations('abc', 0)))
print([''.join(c) for c in combinations_with_replacement('abc', 2)], list(combinations_with_replacement([], 0)))
print(len(list(permutations(range(6)))), len(list(combinations(range(10), 5))))
for f in (lambda: combinations('a', -1), lambda: permutations('a', 'b'), lambda: combinations('a'), lambda: permutations('ab', -1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
