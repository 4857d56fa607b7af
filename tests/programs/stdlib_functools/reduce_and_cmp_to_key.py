# Folding, and old-style comparison functions.
from functools import reduce, cmp_to_key
print(reduce(lambda a, b: a * 10 + b, [1, 2, 3]), reduce(lambda a, b: a + b, [], 7), reduce(max, iter([3, 9, 2])))
for f in (lambda: reduce(lambda a, b: a, []), lambda: reduce(1, 2), lambda: reduce(len), lambda: reduce(lambda a: a, [1, 2])):
    try:
        print(f())
    except TypeError as e:
        print(e)
by_length = cmp_to_key(lambda a, b: len(a) - len(b) or (a > b) - (a < b))
print(sorted(['ccc', 'a', 'bb', 'aa'], key=by_length), max(['x', 'yy'], key=by_length))
k = by_length('ab')
print(k.obj, k < by_length('abc'), k == by_length('ab'), k >= by_length('zz'))
try:
    k < 5
except TypeError as e:
    print(e)
try:
    hash(k)
except TypeError as e:
    print(e)
