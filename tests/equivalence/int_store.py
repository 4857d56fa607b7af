"""Sums, differences and products of ints that are stored, also over the last reference to an object."""

from _both import Mortal, Odd, feed, run


def add_locals(a, b):
    c = a + b
    c = a + b
    return c


def subtract_locals(a, b):
    c = a - b
    return c


def multiply_locals(a, b):
    c = a * b
    return c


def add_const(a, b):
    a = a + 3
    a += 1
    return a


def subtract_const(a, b):
    a = a - 3
    a -= 1
    return a


def both_on_stack(a, b):
    c = (a + 1) + (b + 1)
    d = (a + 1) - (b + 1)
    e = (a + 1) * (b + 1)
    return c, d, e


def over_an_object(a, b, make):
    c = make()
    c = a + b
    d = make()
    d = (a * 2) + (b * 2)
    e = make()
    e = a - 1
    f = make()
    f = (a * b) - (b * b)
    g = make()
    g = (a + b) * (b + b)
    return c, d, e, f, g


def work(note):
    odd = (Odd(note), 2), (2, Odd(note)), (Odd(note, True), 2), (2, Odd(note, True))
    others = (1.5, 2), ("x", 2), (None, 1), (True, False), (2**61, 2**61), (2**70, -1)
    for function in (add_locals, subtract_locals, multiply_locals, add_const, subtract_const, both_on_stack):
        feed(note, function, (5, 7), *odd, *others)
    mortal = lambda: Mortal(note)
    feed(note, over_an_object, (5, 7, int), (5, 7, mortal), (1.5, 2, mortal), ("x", 2, mortal))
    try:
        over_an_object(Mortal(note), Mortal(note), mortal)
    except TypeError as error:
        note(error)


run(work)
