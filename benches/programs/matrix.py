"""Matrix products on lists of lists, three ways."""
import sys


def make(n, seed):
    return [[(i * seed + j * 7) % 13 - 6 for j in range(n)] for i in range(n)]


def by_index(a, b):
    n, m, k = len(a), len(b[0]), len(b)
    result = [[0] * m for _ in range(n)]
    for i in range(n):
        for j in range(m):
            total = 0
            for x in range(k):
                total += a[i][x] * b[x][j]
            result[i][j] = total
    return result


def by_zip(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def by_rows(a, b):
    result = []
    for row in a:
        out = [0] * len(b[0])
        for factor, other in zip(row, b):
            for j, value in enumerate(other):
                out[j] += factor * value
        result.append(out)
    return result


def main(n):
    a, b = make(n, 3), make(n, 5)
    product = by_index(a, b)
    assert product == by_zip(a, b) == by_rows(a, b)
    print(sum(map(sum, product)), product[1][2], product[-1][-1])


main(int(sys.argv[1]) if len(sys.argv) > 1 else 170)
