"""Pancake flips over all permutations: list slices, reversal and indexing."""
import sys


def fannkuch(n):
    most_flips = checksum = 0
    permutation = list(range(n))
    count = [0] * n
    sign = 1
    while True:
        first = permutation[0]
        if first:
            flips = 0
            work = permutation[:]
            while first:
                work[:first + 1] = work[first::-1]
                first = work[0]
                flips += 1
            if flips > most_flips:
                most_flips = flips
            checksum += sign * flips
        if sign == 1:
            permutation[0], permutation[1] = permutation[1], permutation[0]
            sign = -1
            continue
        permutation[1], permutation[2] = permutation[2], permutation[1]
        sign = 1
        i = 2
        while count[i] == i:
            count[i] = 0
            i += 1
            if i == n:
                return checksum, most_flips
            permutation.insert(i, permutation.pop(0))
        count[i] += 1


print(*fannkuch(int(sys.argv[1]) if len(sys.argv) > 1 else 9))
