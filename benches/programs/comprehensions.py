"""List, dict, set and nested comprehensions, with conditions and unpacking."""
import sys


def main(rounds):
    total = 0
    numbers = list(range(300))
    pairs = [(i, str(i)) for i in numbers]
    for r in range(rounds):
        squares = [x * x for x in numbers]
        odd = [x for x in squares if x & 1]
        lengths = {name: len(name) for _, name in pairs}
        remainders = {x % 17 for x in squares}
        table = [[i * j for j in range(12)] for i in range(12)]
        flat = [cell for row in table for cell in row if cell % 2]
        swapped = {name: number + r for number, name in pairs}
        total += sum(odd) + len(lengths) + len(remainders) + sum(flat) + swapped["7"]
        total += sum([a + b for a, b in zip(numbers, squares)])
    print(total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 9_000)
