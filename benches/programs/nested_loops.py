"""Four nested loops that do nearly nothing."""
import sys


def main(n):
    hits = 0
    for a in range(n):
        for b in range(n):
            for c in range(n):
                for d in range(n):
                    if a + b == c + d:
                        hits += 1
    print(hits)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 74)
