"""Primes by crossing out: list item assignment, slices with a step, bytearrays."""
import sys


def by_items(limit):
    is_prime = [True] * limit
    is_prime[0] = is_prime[1] = False
    for n in range(2, int(limit ** 0.5) + 1):
        if is_prime[n]:
            for multiple in range(n * n, limit, n):
                is_prime[multiple] = False
    return [n for n in range(limit) if is_prime[n]]


def by_slices(limit):
    flags = bytearray([1]) * limit
    flags[0:2] = b"\0\0"
    for n in range(2, int(limit ** 0.5) + 1):
        if flags[n]:
            flags[n * n::n] = bytes(len(range(n * n, limit, n)))
    return [n for n, flag in enumerate(flags) if flag]


def main(limit):
    primes = by_items(limit)
    assert primes == by_slices(limit)
    print(len(primes), primes[-1], sum(primes))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000)
