"""append, pop, index, slice, insert, delete, sort, search and comprehension on lists."""
import sys


def main(rounds):
    checksum = 0
    for r in range(rounds):
        items = []
        for i in range(1000):
            items.append((i * 7919 + r) % 1009)
        evens = [x for x in items if x % 2 == 0]
        items.sort()
        items.reverse()
        middle = items[250:750]
        middle[10:20] = [1, 2, 3]
        middle.insert(5, -1)
        del middle[7]
        middle.extend(evens)
        checksum += middle[3] + middle[-3] + len(middle)
        for i in range(len(middle) - 1):
            if middle[i] < middle[i + 1]:
                middle[i], middle[i + 1] = middle[i + 1], middle[i]
        checksum += middle.index(-1) + middle.count(4) + (17 in middle)
        while len(middle) > 500:
            checksum += middle.pop()
        checksum += sum(sorted(middle)[:10]) + max(middle) + min(middle)
    print(checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_500)
