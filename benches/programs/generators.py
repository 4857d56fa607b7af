"""Plain generators, `yield from`, `send`, generator expressions and pipelines."""
import sys


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def evens(source):
    for value in source:
        if value % 2 == 0:
            yield value


def leaves(tree):
    if isinstance(tree, list):
        for branch in tree:
            yield from leaves(branch)
    else:
        yield tree


def averager():
    total = number = 0
    average = None
    while True:
        total += yield average
        number += 1
        average = total // number


def tree(depth):
    return depth if depth == 0 else [tree(depth - 1), depth, tree(depth - 1)]


def main(n):
    total = sum(count(n))
    total += sum(evens(count(n)))
    total += sum(x * x for x in count(n) if x % 3)
    branches = tree(12)
    for _ in range(max(1, n // 100_000)):
        total += sum(leaves(branches))
    average = averager()
    next(average)
    for i in range(n):
        total += average.send(i)
    print(total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_900_000)
