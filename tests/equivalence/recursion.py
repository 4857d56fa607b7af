"""Recursion, plain and through natives, up to its limit."""

import sys

from _both import run


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def deep(n):
    if n == 0:
        return 0
    return deep(n - 1) + 1


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next

    def total(self):
        if self.next is None:
            return self.value
        return self.value + self.next.total()

    def __len__(self):
        return 1 if self.next is None else 1 + len(self.next)


def endless(n):
    return endless(n + 1)


def by_native(n):
    return max(map(by_native, [n + 1]))


def work(note):
    note(fib(11), deep(60), even(31), odd(31))
    chain = None
    for i in range(20):
        chain = Node(i, chain)
    note(chain.total(), len(chain))
    for n in range(8):
        note(fib(n), deep(n), even(n))
    sys.setrecursionlimit(120)
    for function in (endless, by_native):
        try:
            function(0)
        except RecursionError as error:
            note(str(error)[:32])


run(work)
