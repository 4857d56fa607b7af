"""Functions made at run time that share and rebind cells."""
import sys


def accumulator(start):
    total = start

    def add(amount):
        nonlocal total
        total += amount
        return total

    return add


def compose(f, g):
    return lambda x: f(g(x))


def main(rounds):
    add = accumulator(10)
    twice_plus = compose(lambda x: x + 1, lambda x: x * 2)
    result = 0
    for i in range(rounds):
        add(i)
        result += twice_plus(i)
        if i % 10 == 0:
            fresh = accumulator(i)
            result += fresh(1)
    print(add(0), result)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 3_000_000)
