# Ints that fit no C type, as arguments, counts and indexes.
import collections
import itertools

big = 10**20


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


items = [1, 2, 3]
for function in [
    lambda: items.insert(big, 1),
    lambda: items.pop(big),
    lambda: items[big],
    lambda: items * big,
    lambda: items.index(1, -big, big),
    lambda: bytearray(b"a").pop(big),
    lambda: bytearray(b"a").insert(big, 1),
    lambda: "abc".center(big),
    lambda: "abc".zfill(big),
    lambda: "a b".split(None, big),
    lambda: "abc".replace("a", "b", big),
    lambda: "abc".find("a", big),
    lambda: b"a".ljust(big),
    lambda: b"a".replace(b"a", b"b", big),
    lambda: 1 << 7 * 10**19,
    lambda: 1 << 69 * 10**18,
    lambda: 1 >> big,
    lambda: itertools.repeat(1, big),
    lambda: itertools.tee([], big),
    lambda: itertools.batched([], big),
    lambda: itertools.product([], repeat=big),
    lambda: itertools.combinations([], big),
    lambda: collections.deque([1]).rotate(big),
    lambda: collections.deque([1]).insert(big, 1),
]:
    show(function)
