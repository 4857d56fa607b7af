"""sorted() and list.sort() of numbers, strings, tuples and objects, with and without keys."""
import sys
from functools import cmp_to_key
from operator import attrgetter, itemgetter


class Card:
    def __init__(self, suit, rank):
        self.suit = suit
        self.rank = rank

    def __lt__(self, other):
        return (self.suit, self.rank) < (other.suit, other.rank)


def numbers(n, seed=12345):
    out = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        out.append(seed)
    return out


def main(n):
    values = numbers(n)
    total = sorted(values)[n // 2]
    total += sorted(values, key=lambda v: -v)[n // 3]
    total += len(sorted(map(str, values))[n // 2])
    rows = [(v % 100, v % 7, i) for i, v in enumerate(values)]
    rows.sort()
    total += rows[n // 4][2]
    rows.sort(key=itemgetter(1))
    total += rows[n // 4][2]
    cards = [Card(v % 4, v // 16 % 13) for v in values]
    cards.sort(key=attrgetter("rank"), reverse=True)
    total += cards[n // 2].suit
    cards.sort()
    total += cards[n // 2].rank
    values.sort(key=cmp_to_key(lambda a, b: (a > b) - (a < b)))
    values.sort(reverse=True)
    total += sorted([v / 7 for v in values])[n // 5] // 1
    print(total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 140_000)
