# min, max, sum with key, default and start.
print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max("a", "b", key=ord), min([], default="d"), max((), default=None), min({3: 1, 2: 5}), max([1, 5, 3], key=lambda x: -x), min([(1, "b"), (1, "a")]), max(1, 1.0), max(1.0, 1), min(True, 1), max([[1], [1, 2]], key=len), min(x for x in (5, 4)), max(["aa", "b", "cc"], key=len), min(["aa", "b", "c"], key=len), max(1, 2, key=None))
print(sum([1, 2, 3]), sum([]), sum([0.1] * 10), sum([1, 2], 10), sum([[1], [2]], []), sum((x for x in range(5)), start=100), sum([1.5, 2]), sum([True, True]), sum([1j, 2]), sum([10 ** 20, 1]), sum({1: 2, 3: 4}), sum([0.1, 0.2, 0.3]), sum([1e308, 1e308, -1e308]), sum([1e16, 1.0, -1e16]), sum([2 ** 62, 2 ** 62, -1]), sum([float("inf"), 1]), sum([1, 0.5, 2 ** 70]))
nan = float("nan")
print(max(nan, 1), max(1, nan), min([1, nan, 0]), sum([nan]))
for call in (lambda: min(), lambda: max([]), lambda: min(1), lambda: max(1, "a"), lambda: sum(["a", "b"]), lambda: sum("ab"), lambda: sum([], "x"), lambda: sum([b"a"], b""), lambda: sum([1], [2]), lambda: sum(5), lambda: min(1, 2, default=3), lambda: max([1], key=5), lambda: min([1, 2], foo=1), lambda: sum([1, None]), lambda: max(None, 1), lambda: sum([[1]]), lambda: min(default=1), lambda: sum([bytearray()], bytearray())):
    try: print(call())
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
