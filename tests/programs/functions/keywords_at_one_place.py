"""Calls with keywords, again and again at the same place, while what is called changes."""


def plain(a, b=2, c=3):
    return a, b, c


def only(a, *, scale=1, offset):
    return a, scale, offset


def other(c, b, a=0):
    return c, b, a


def positional(a, b, /, c=7):
    return a, b, c


def gather(*args, **kwargs):
    return args, kwargs


def call(function, *tries):
    for _ in range(20):
        for values, keywords in tries:
            result = function(*values, **keywords)
    return result


def show(action):
    try:
        print(action())
    except TypeError as error:
        print("TypeError:", error)


for round_ in range(100):
    results = [
        plain(1), plain(1, c=9), plain(c=1, a=2), plain(a=1, b=2, c=3), plain(1, 5, c=8), other(1, b=2), other(b=1, c=2),
        only(1, offset=5), only(1, offset=5, scale=6), only(offset=1, a=3), positional(1, 2, c=3), positional(1, 2),
        gather(1, 2, key=3), gather(a=1), gather(), gather(*(1, 2), **{"x": 1}),
    ]
print(results)

# One place, several functions and classes, in turn.


class Point:
    def __init__(self, a, b=4, *, c=5):
        self.parts = a, b, c

    def move(self, a, b=1, c=2):
        return self.parts, a, b, c


class Callable:
    def __call__(self, a, b=10, c=20):
        return a, b, c


point = Point(0)
several = [plain, lambda c_, c, b: (b, c, c_), gather, point.move, Callable(), lambda a, b, c: (c, b, a)]
seen = []
for index in range(600):
    seen.append(several[index % len(several)](index, b=2, c=3))
print(seen[-6:])
print([Point(i, c=i + 1).parts for i in range(100)][-1], Point(a=1, b=2, c=3).parts, point.move(5, c=6))
print(max([3, 1, 2], key=lambda x: -x), sorted("bca", reverse=True), "a,b,c".split(sep=",", maxsplit=1))


# Defaults and code that change after the place is warm.
def use(i):
    return plain(i, c=1), only(i, offset=2)


for i in range(200):
    if i == 100:
        plain.__defaults__ = (20, 30)
        only.__kwdefaults__ = {"scale": 40}
    if i == 150:
        plain.__defaults__ = (50,)
        plain.__code__ = (lambda c, b, a: (c, b, a)).__code__
    if i in (99, 149):
        print(use(i))
    if i == 150:
        show(lambda: plain(i, c=1))
        show(lambda: plain(1, b=2))
        show(lambda: plain(1, b=2, c=3))
        break

# What does not fit, at a place that is warm.


def wrong(i):
    if i < 60:
        return other(1, 2, a=3)
    if i == 60:
        return other(1, 2, d=3)
    if i == 61:
        return other(1, 2, c=3)
    if i == 62:
        return other(a=3)
    if i == 63:
        return only(1, scale=2)
    if i == 64:
        return positional(1, b=2)
    return gather(*(1, 2), **{1: 2})


for i in range(66):
    if i >= 60:
        show(lambda: wrong(i))
    else:
        wrong(i)


# A dictionary of keywords is the function's own.
options = {"scale": 2, "offset": 1}


def keep(**kwargs):
    kwargs["more"] = 1
    return kwargs


kept = [keep(**options) for _ in range(3)]
print(kept, options, kept[0] is kept[1])
show(lambda: gather(**options, **{"scale": 1}))


# The same from a generator, whose values lie elsewhere.
def generate():
    for i in range(70):
        yield positional(i, 2, c=1), only(i, offset=2), gather(i, k=i), other(b=1, c=2), Point(i, c=1).parts


print(list(generate())[-1])


# More keywords and parameters than a cache holds.
def many(a, b=1, c=2, d=3, e=4, f=5, g=6, h=7, i=8, j=9, k=10, l=11, m=12, n=13, o=14, p=15, q=16):
    return a, g, h, i, q


def seven(a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8):
    return a, b, c, d, e, f, g, h


for _ in range(70):
    last = many(1, q=2), seven(g=1, f=2, e=3, d=4, c=5, b=6, a=7), seven(h=0), seven()
print(last)
