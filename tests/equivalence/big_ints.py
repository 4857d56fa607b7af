"""Ints that grow out of what fits into a value, and back."""

from _both import feed, run


def add(a, b):
    c = a + b
    return c


def climb(a, b):
    for _ in range(8):
        a = a * b
    for _ in range(8):
        a //= b
    return a


def step(a, b):
    total = 0
    for _ in range(4):
        a += 1
        a = a + 1
        total = total + a
        a -= 2
        total -= 1
    return total


def compare(a, b):
    if a < b:
        return "less"
    while a > b:
        a = a - b
    return a == b


def bits(a, b):
    return a & b, a | b, a ^ b, a >> 1, a << 1, ~a, -a, a % b, a ** 2


def work(note):
    edge = 2**61
    edges = edge - 1, edge, edge + 1, -edge, -edge - 1, -edge + 1, 2**62, 2**63 - 1, 2**64, -(2**64)
    for function in (add, climb, step, bits):
        feed(note, function, (5, 3), *[(value, 3) for value in edges], *[(3, value) for value in edges])
    feed(note, compare, (5, 7), (edge, edge - 1), (edge * 4, edge * 2), (edge + 1, edge))


run(work)
