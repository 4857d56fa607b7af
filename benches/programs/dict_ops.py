"""Dictionaries with integer and string keys: insert, look up, count, iterate, delete."""
import sys

WORDS = (
    "the quick brown fox jumps over the lazy dog while a small red hen counts "
    "every grain of corn that the quick fox did not see under the old oak tree"
).split()


def squares(n):
    table = {}
    for i in range(n):
        table[i * i % 1009] = i
    return sum(table.values()) + len(table)


def count_words(n):
    counts = {}
    for i in range(n):
        word = WORDS[i % len(WORDS)]
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    by_length = {}
    for word, count in counts.items():
        by_length.setdefault(len(word), []).append(count)
    return sum(k * sum(v) for k, v in by_length.items())


def churn(n):
    table = {f"key{i}": i for i in range(n)}
    for i in range(0, n, 2):
        del table[f"key{i}"]
    for i in range(n):
        table[f"key{i}"] = table.get(f"key{i}", -1) + 1
    merged = {**table, "extra": 1} | {"more": 2}
    merged.update(key1=7)
    return sum(merged.values()) + len(merged)


def tuples(n):
    grid = {}
    for i in range(n):
        grid[i % 40, i % 37] = grid.get((i % 37, i % 40), 0) + 1
    return sum(grid.values())


def main(rounds):
    total = 0
    for _ in range(rounds):
        total += squares(2000) + count_words(2000) + churn(700) + tuples(1500)
    print(total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 700)
