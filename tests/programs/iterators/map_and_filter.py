# map, filter: laziness and several iterables.
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(None.__class__, []) if False else map(int, "12")), list(filter(None, [0, 1, "", "a", [], None])), list(filter(lambda x: x > 1, [1, 2, 3])), list(map(max, [1, 5], [3, 2], [2, 9])), list(map(pow, [2, 3], [3, 2])))
m = map(lambda x: print("f", x) or x, [1, 2])
print("lazy"); print(next(m), list(m), type(m).__name__, type(filter(None, [])).__name__, iter(m) is m)
def boom(x): raise ValueError(x)
m = map(boom, [1, 2])
for _ in range(3):
    try: print(next(m, "end"))
    except ValueError as e: print("boom", e)
f = filter(lambda x: 1 / x > 0.3, [1, 2, 0, 3])
print(next(f), next(f))
try: next(f)
except ZeroDivisionError as e: print(e)
print(list(f))
for call in (lambda: map(), lambda: map(str), lambda: list(map(5, [1])), lambda: filter(), lambda: filter(None), lambda: list(filter(5, [1])), lambda: map(str, 5), lambda: filter(str, 5), lambda: filter(None, [], []), lambda: list(map(lambda a: a, [1], [2]))):
    try: print(call())
    except TypeError as e: print(e)
print(list(map(lambda *a: a, "ab", "cd", "ef")), set(map(len, ["a", "bb"])), sum(map(int, "123")), "-".join(map(str, range(3))), any(map(lambda x: x > 1, [1, 2, 3])), sorted(filter(str.isalpha, "b2a1")))
