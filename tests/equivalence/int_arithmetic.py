"""Sums, differences and products of ints: of locals, constants and of what is on the stack."""

from _both import Mortal, Odd, feed, run


def add_locals(a, b):
    return a + b


def subtract_locals(a, b):
    return a - b


def multiply_locals(a, b):
    return a * b


def add_const(a, b):
    return a + 3


def subtract_const(a, b):
    return a - 3


def multiply_const(a, b):
    return a * 3


def stack_and_local(a, b):
    return (((a + 1) + b) - b) * b


def stack_and_const(a, b):
    return (((a * b) + 2) - 1) * 3


def both_on_stack(a, b):
    return ((a + 1) * (b + 1)) + ((a - 1) * (b - 1)) - ((a + 2) - (b + 2))


def work(note):
    odd = (Odd(note), 2), (2, Odd(note)), (Odd(note, True), 2), (2, Odd(note, True))
    others = (1.5, 2), (2, 1.5), ("x", 2), (2, "x"), (None, 1), (True, False), (2**61, 2**61), (2**70, -1)
    for function in (
        add_locals, subtract_locals, multiply_locals, add_const, subtract_const, multiply_const,
        stack_and_local, stack_and_const, both_on_stack,
    ):
        feed(note, function, (5, 7), *odd, *others)


run(work)
