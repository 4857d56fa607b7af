# zip (strict), enumerate, their objects.
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip("a")), list(zip([1], [2], [3])), list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], 1)), list(enumerate(start=2, iterable="x")), dict(zip("ab", range(9))), list(zip(*[(1, 2), (3, 4)])))
for args in (([1, 2], [1]), ([1], [1, 2]), ([1], [1], []), ([1], [1], [1, 2]), ([], [1]), ([1, 2], iter([1]), [1, 2])):
    try: print(list(zip(*args, strict=True)))
    except ValueError as e: print(e)
it = iter([1, 2, 3])
print(list(zip(it, it)), list(it))
it = iter([1, 2, 3, 4])
print(list(zip(it, [1, 2])), list(it))
z = zip("ab", "cd")
print(next(z), type(z).__name__, iter(z) is z, list(z), next(z, 0), type(enumerate("")).__name__, next(enumerate("q", 10 ** 20)))
try: zip(1)
except TypeError as e: print(e)
try: zip([], 2, [])
except TypeError as e: print(e)
for i, (a, b) in enumerate(zip("ab", "cd"), start=-1): print(i, a, b)
def g():
    print("g"); yield 1
    print("g end")
print(list(zip(g(), [])), list(zip([], g())), list(zip(g(), g())))
