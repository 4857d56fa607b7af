"""The largest singular value of an infinite matrix, by the power method."""
import sys
from math import sqrt


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    n = len(vector)
    return [sum(entry(i, j) * vector[j] for j in range(n)) for i in range(n)]


def times_transposed(vector):
    n = len(vector)
    result = []
    for i in range(n):
        total = 0.0
        for j in range(n):
            total += entry(j, i) * vector[j]
        result.append(total)
    return result


def main(n):
    u = [1.0] * n
    v = u
    for _ in range(6):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    uv = sum(a * b for a, b in zip(u, v))
    vv = sum(b * b for b in v)
    print(f"{sqrt(uv / vv):.9f}")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
