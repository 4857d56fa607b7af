"""Comparisons of ints and the jumps behind them."""

from _both import Odd, feed, run


def local_and_const(a, b):
    if a < 5:
        return "less"
    if a == 5:
        return "equal"
    return "more"


def locals_(a, b):
    if a <= b:
        return "at most"
    return "more"


def stack_and_const(a, b):
    if a + b > 9:
        return "more"
    return "at most"


def stack_and_local(a, b):
    if a + 1 != b:
        return "different"
    return "same"


def on_stack(a, b):
    if a + 1 >= b + 1:
        return "at least"
    return "less"


def jump_if_true(a, b):
    if a + 1 < b + 1 or a + 2 == b + 2:
        return "at most"
    if not a + 1 > b + 1:
        return "never"
    return "more"


def as_value(a, b):
    return a < b, a + 1 == b, a != 5


def chained(a, b):
    return 1 < a < b


def loop(a, b):
    while a < b:
        a += 1
    return a


def work(note):
    odd = (Odd(note), 2), (2, Odd(note)), (Odd(note, True), 2), (2, Odd(note, True))
    others = (7, 5), (5, 5), (1.5, 2), ("x", 2), ("x", "y"), (None, None), (True, False), (2**70, 2**70), (4, 2**70 % 9)
    for function in (
        local_and_const, locals_, stack_and_const, stack_and_local, on_stack, jump_if_true, as_value, chained,
    ):
        feed(note, function, (5, 7), *odd, *others)
    feed(note, loop, (0, 5), (2, 1), (0.5, 3), (0, 3.5), ("a", 1), (2**61, 2**61 + 3))


run(work)
