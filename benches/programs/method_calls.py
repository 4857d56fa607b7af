"""Bound method calls with and without arguments, and a call through `super()`."""
import sys


class Counter:
    def __init__(self):
        self.total = 0

    def step(self):
        self.total += 1

    def add(self, amount):
        self.total += amount

    def weighted(self, amount, weight):
        return amount * weight


class Loud(Counter):
    def add(self, amount):
        super().add(amount + 1)


def main(rounds):
    plain, loud = Counter(), Loud()
    score = 0
    for i in range(rounds):
        plain.step()
        plain.add(i)
        loud.step()
        loud.add(i)
        score += plain.weighted(i, 3)
    print(plain.total, loud.total, score)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_800_000)
