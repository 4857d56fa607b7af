"""A million small objects held at once, for the comparison of memory (`compare.py --memory`)."""
import sys


class Item:
    def __init__(self, number):
        self.number = number
        self.next = None


def main(count):
    items = [Item(i) for i in range(count)]
    for a, b in zip(items, items[1:]):
        a.next = b
    print(len(items), sum(item.number for item in items), items[0].next.number)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
