# The built-in iterators tell how they can be made again, so that they can be copied.
import copy

iterators = [
    iter([1, 2]),
    reversed([1, 2, 3]),
    enumerate("ab", 5),
    enumerate("a", 2**70),
    zip("ab", "cd"),
    zip("a", "b", strict=True),
    map(ord, "ab"),
    filter(None, [0, 1, 2]),
    iter({3}),
    iter({1: 2}.items()),
    reversed({1: 2, 3: 4}),
    reversed("abc"),
    reversed(range(3)),
]
for iterator in iterators:
    parts = iterator.__reduce__()
    print(parts[0].__name__, len(parts), list(copy.copy(iterator)))

half = reversed([1, 2, 3])
next(half)
print(list(copy.copy(half)), list(half), list(copy.copy(half)))
words = iter(["a", "b", "stop", "c"])
until = iter(lambda: next(words), "stop")
print(next(until), until.__reduce__()[1][1], list(until), until.__reduce__()[1])
