"""Calls with keywords, defaults, `*args` and `**kwargs`."""
import sys


def defaults(a, b=2, c=3):
    return a + b * c


def keyword_only(a, *, scale=1, offset=0):
    return a * scale + offset


def gather(*args, **kwargs):
    return len(args) + len(kwargs)


def main(rounds):
    total = 0
    options = {"scale": 2, "offset": 1}
    for i in range(rounds):
        total += defaults(i)
        total += defaults(i, c=1)
        total += defaults(a=i, c=4, b=5)
        total += keyword_only(i, scale=3)
        total += keyword_only(i, **options)
        total += gather(i, i, key=i)
        total += gather(*(i, 1, 2), **options)
    print(total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 700_000)
