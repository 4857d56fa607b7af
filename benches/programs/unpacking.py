"""Tuples packed, unpacked, swapped, starred, returned and compared."""
import sys


def bounds(a, b, c):
    return (a, c) if a < c else (c, a)


def main(rounds):
    total = 0
    a, b, c = 1, 2, 3
    rows = [(i, (i + 1, i + 2), [i, i, i]) for i in range(100)]
    for _ in range(rounds):
        for x, (y, z), [p, *rest] in rows:
            a, b, c = b, c, a
            low, high = bounds(x, y, z)
            total += high - low + p + len(rest)
            first, *middle, last = x, y, z, p
            total += last - first + middle[0]
            if (x, y) < (a, b):
                total += 1
            (x, y), z = (y, x), low
            total += x + z
    print(total, a, b, c)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 12_000)
