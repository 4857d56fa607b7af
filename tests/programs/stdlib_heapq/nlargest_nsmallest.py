# The extremes, as sorting would give them.
import heapq
data = [5, 1, 8, 3, 8, 2, 9, 0, 1]
for n in (-1, 0, 1, 2, 3, 20):
    print(n, heapq.nlargest(n, data), heapq.nsmallest(n, iter(data)))
pairs = [(1, 'a'), (2, 'b'), (1, 'c'), (2, 'd'), (0, 'e')]
print(heapq.nsmallest(3, pairs, key=lambda p: p[0]), heapq.nlargest(3, pairs, key=lambda p: p[0]))
print(heapq.nsmallest(1, []), heapq.nlargest(2, 'hello'), heapq.nlargest(2, {'x': 1, 'y': 5}, key={'x': 1, 'y': 5}.get))
for f in (lambda: heapq.nsmallest('a', data), lambda: heapq.nlargest(2, 5), lambda: heapq.nsmallest(2, [1, 'a', 2])):
    try:
        print(f())
    except TypeError as e:
        print(e)
