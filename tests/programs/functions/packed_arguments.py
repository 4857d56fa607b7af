# Calls whose arguments become the tuple of *args and the dict of **kwargs, also from generators.
def rest(*args):
    return args


def names(**kwargs):
    return kwargs


def both(*args, **kwargs):
    return args, kwargs


def after(a, b=5, *args, **kwargs):
    return a, b, args, kwargs


def keyword_only(a, *args, c=3, **kwargs):
    return a, args, c, kwargs


def positional_only(a, /, **kwargs):
    return a, kwargs


class Thing:
    def __call__(self, *args, **kwargs):
        return args, kwargs

    def method(self, *args):
        return args


def calls():
    thing = Thing()
    yield rest(), rest(1), rest(1, 2, 3)
    yield names(), names(x=1), names(y=1, x=2)
    yield both(), both(1), both(x=1), both(1, x=2), both(1, 2, x=3, y=4)
    yield after(1), after(1, 2), after(1, 2, 3), after(1, b=2), after(1, 2, c=3), after(1, 2, 3, c=4), after(a=1, z=2)
    yield keyword_only(1), keyword_only(1, 2), keyword_only(1, c=2), keyword_only(1, 2, d=3)
    yield positional_only(1), positional_only(1, a=2), positional_only(1, b=2)
    yield thing(), thing(1), thing(1, x=2), thing.method(1, 2)


for _ in range(40):
    results = list(calls())
for result in results:
    print(*result, sep="\n")
for wrong in (lambda: after(), lambda: after(1, 2, a=3), lambda: names(1), lambda: positional_only(a=1), lambda: rest(x=1)):
    try:
        wrong()
    except TypeError as error:
        print(error)
