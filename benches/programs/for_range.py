"""`for` over `range` with integer arithmetic in the body."""
import sys


def main(count):
    total = 0
    for i in range(count):
        total += i * 3 % 7
        if i % 3 == 0:
            total -= 1
        total ^= i & 15
    for i in range(count, 0, -2):
        total += i // 5
    print(total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000)
