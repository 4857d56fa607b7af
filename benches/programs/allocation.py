"""Many short-lived objects: binary trees and small containers."""
import sys


class Tree:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        return 1 + (self.left.count() + self.right.count() if self.left else 0)


def bottom_up(depth):
    if depth == 0:
        return Tree(None, None)
    return Tree(bottom_up(depth - 1), bottom_up(depth - 1))


def containers(n):
    total = 0
    kept = []
    for i in range(n):
        pair = [i, (i, i + 1), {"a": i}]
        if i % 16 == 0:
            kept.append(pair)
        total += len(pair)
    return total + len(kept)


def main(depth):
    total = 0
    long_lived = bottom_up(depth)
    for level in range(4, depth + 1, 4):
        for _ in range(1 << (depth - level)):
            total += bottom_up(level).count()
    print(total, long_lived.count(), containers(1 << depth + 3))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 16)
