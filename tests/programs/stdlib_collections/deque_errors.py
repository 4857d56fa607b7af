# Errors of deque, and changes during iteration.
from collections import deque

def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

attempt(lambda: deque().pop())
attempt(lambda: deque().popleft())
attempt(lambda: deque([1])[5])
attempt(lambda: deque([1]).remove(2))
attempt(lambda: deque([1]).index(2))
attempt(lambda: deque(maxlen=-1))
attempt(lambda: deque([], maxlen='a'))
attempt(lambda: deque([1, 2], 2).insert(0, 5))
attempt(lambda: deque([1]).rotate('a'))
attempt(lambda: hash(deque()))
attempt(lambda: deque([1]) + [2])
attempt(lambda: deque(5))
attempt(lambda: deque([1])[0:1])
attempt(lambda: deque([1]) < [1])
d = deque([1, 2, 3])
attempt(lambda: [d.append(x) for x in d])
attempt(lambda: setattr(d, 'maxlen', 3))
d = deque([1])
d.append(d)
print(d)
