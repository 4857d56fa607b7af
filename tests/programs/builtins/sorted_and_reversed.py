# sorted accepts any iterable and gives a list.
print(sorted({3, 1, 2}), sorted("hello"), sorted({"b": 1, "a": 2}), sorted((2, 1), reverse=True), sorted([], key=len), sorted(map(abs, [-3, 2])), sorted([[2, 1], [1, 2]], key=sum), sorted(["B", "a"], key=str.casefold), sorted([1, 2, 3], key=lambda x: x % 2), sorted([0.5, 1, True, 0]), sorted(range(5), key=lambda x: (x % 2, -x)), sorted([(1, [2]), (1, [1])]), sorted("abc", reverse=1), sorted([3, 2], reverse=0))
a = [3, 1]
print(sorted(a) is a, a, sorted(a, key=None), type(reversed(a)).__name__, list(reversed(a)), sorted(reversed(range(3))))
