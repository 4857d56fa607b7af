"""Constants and names in the order of first use."""


def f(x):
    "Docstring."
    if x in {1, 2}:
        return (1, "a", None), x.attribute
    return print(-1, 2.5, ..., b"b", x.other)


print(f.__code__.co_consts[:2], f.__code__.co_consts[2] == frozenset({1, 2}), f.__code__.co_consts[3:])
print(f.__code__.co_names)
print((lambda: None).__code__.co_consts, compile("x", "", "eval").co_consts, compile("1", "", "exec").co_consts)
