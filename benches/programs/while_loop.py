"""Integer arithmetic in a `while` loop: the longest Collatz chain."""
import sys


def chain_length(n):
    steps = 1
    while n != 1:
        if n & 1:
            n = 3 * n + 1
        else:
            n >>= 1
        steps += 1
    return steps


def main(limit):
    best, best_start = 0, 0
    start = 1
    while start < limit:
        length = chain_length(start)
        if length > best:
            best, best_start = length, start
        start += 1
    print(best_start, best)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 110_000)
