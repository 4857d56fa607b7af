"""Classes with `__slots__`: a linked list walked and rebuilt."""
import sys


class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)


def build(n):
    head = None
    for i in range(n):
        head = Node(i, head)
    return head


def reverse(head):
    previous = None
    while head is not None:
        head.next, previous, head = previous, head, head.next
    return previous


def total(head):
    result = 0
    while head is not None:
        result += head.value
        head = head.next
    return result


def main(rounds):
    head = build(1000)
    where = Vector(0, 0)
    step = Vector(1, 2)
    score = 0
    for _ in range(rounds):
        head = reverse(head)
        score += total(head)
        for _ in range(200):
            where = where + step
    print(score, where.x, where.y)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 6_500)
