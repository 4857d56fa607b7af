# Pushing, popping, replacing; the heap stays a heap.
import heapq
h = []
for x in (5, 1, 8, 3, 2, 9, 0):
    heapq.heappush(h, x)
print(h, [heapq.heappop(h) for _ in range(4)], h)
h = [9, 8, 7, 6, 5, 4]
heapq.heapify(h)
print(h, heapq.heappushpop(h, 1), heapq.heappushpop(h, 6), heapq.heapreplace(h, 0), h)
tasks = [(2, 'code'), (1, 'write'), (2, 'bake')]
heapq.heapify(tasks)
print([heapq.heappop(tasks) for _ in range(3)])
for f in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heapify((1,)), lambda: heapq.heappush([1], 'a'),
          lambda: heapq.heappush({}, 1), lambda: heapq.heappushpop([], 5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
