"""Sums, differences and products of floats."""

from _both import Mortal, Odd, feed, run


def add_locals(a, b):
    return a + b


def subtract_locals(a, b):
    return a - b


def multiply_locals(a, b):
    return a * b


def stack_and_local(a, b):
    return (((a + b) + b) - b) * b


def stack_and_const(a, b):
    return ((a * b) * 2.5 + 1.5) - 0.25


def stored(a, b, make):
    c = make()
    c = (a + b) + (a * b)
    d = make()
    d = (a + b) - (a * b)
    e = make()
    e = (a + b) * (a * b)
    return c, d, e


def both_on_stack(a, b):
    return ((a + b) + (a * b)) - ((a - b) * (b - a)) + ((a - b) - (b - a))


def work(note):
    odd = (Odd(note), 2.5), (2.5, Odd(note)), (Odd(note, True), 2.5), (2.5, Odd(note, True))
    huge, tiny, nan = 1e300, 5e-324, float("nan")
    others = (1.5, 2), (2, 1.5), (2, 3), ("x", 2.5), (None, 2.5), (huge, huge), (tiny, 0.5), (nan, 1.5)
    for function in (
        add_locals, subtract_locals, multiply_locals, stack_and_local, stack_and_const, both_on_stack,
    ):
        feed(note, function, (5.5, 7.25), *odd, *others)
    mortal = lambda: Mortal(note)
    feed(note, stored, (5.5, 7.25, int), (1.5, 2.5, mortal), (2, 3, mortal), ("x", 1.5, mortal), (huge, huge, mortal))


run(work)
