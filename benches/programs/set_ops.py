"""Sets: membership, union, intersection, difference, frozen keys."""
import sys


def reachable(edges, start):
    seen = {start}
    frontier = {start}
    while frontier:
        frontier = {target for node in frontier for target in edges[node]} - seen
        seen |= frontier
    return seen


def main(rounds):
    total = 0
    n = 400
    for r in range(rounds):
        edges = [[(i * 3 + r) % n, (i * 5 + 1) % n] for i in range(n)]
        reach = reachable(edges, r % n)
        odd = set(range(1, n, 2))
        total += len(reach) + len(reach & odd) + len(reach ^ odd) + len(odd - reach)
        groups = {frozenset((i % 17, i % 13)) for i in range(n)}
        total += len(groups) + (frozenset((1, 2)) in groups)
        for i in range(n):
            if i in reach:
                total += 1
            odd.discard(i)
        total += odd.isdisjoint(reach) + ({1, 2} <= reach)
    print(total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_500)
