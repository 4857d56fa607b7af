# Both ends, rotation, maximum length, indexing.
from collections import deque
d = deque('abc')
d.append('d')
d.appendleft('z')
print(d, len(d), d[0], d[-1], d.pop(), d.popleft(), list(reversed(d)))
d.rotate(1)
print(d)
d.rotate(-2)
print(d, d.index('b'), d.count('a'), 'c' in d)
d.extend([1, 2])
d.extendleft([3, 4])
d.insert(2, 'i')
d.remove('b')
d[0] = 'first'
del d[1]
print(d, d.copy() == d, d + deque([0]), deque([1]) * 3)
d.reverse()
print(d)
m = deque(range(10), maxlen=3)
m.append(99)
print(m, m.maxlen, d.maxlen, deque([1, 2], 5))
m.appendleft(-1)
m += [7, 8]
print(m, bool(deque()), deque([1, 2]) < deque([1, 3]))
d.clear()
print(d)
