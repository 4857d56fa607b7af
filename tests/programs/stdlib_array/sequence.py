# Subscripts, slices, concatenation, comparison.
from array import array


def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


a = array("i", range(10))
for text in """a[0], a[-1], a[2:5], a[::-3], a[20:]
a[10]
a['a']
a[1.5]
a['a':]
a[2**100]
a + array('i', [1])
a + array('d', [1])
a + [1]
[1] + a
array('i', [1, 2]) * 2, 2 * array('i', [1, 2]), array('i', [1]) * -1
a * 1.5
a * 2**62
3 in a, 3.0 in a, 'x' in a
a == array('d', range(10)), a == list(range(10)), a != array('i')
a < array('i', [0, 2]), a >= array('b', [0, 0]), array('i', [1]) < array('i', [1, 0])
a < [1]
array('d', [float('nan')]) == array('d', [float('nan')])
array('i', [1]) < array('w', 'a')
hash(a)
array('b', b'a') == b'a', b'a' == array('b', b'a'), b'a' + array('b', b'a')
array[int]""".splitlines():
    attempt(text)

a[2:4] = array("i", [20, 30, 40])
a[::4] = array("i", [-1, -2, -3])
del a[1], a[-1]
print(a)
del a[::2]
print(a)
a[:0] = a
a *= 2
a += array("i", [7])
print(a)
for key, value in ((0, "a"), (100, 1), ("x", 1), (slice(0, 2), [1]), (slice(0, 2), array("d")),
                   (slice(0, 4, 2), array("i", [1, 2, 3]))):
    try:
        a[key] = value
    except Exception as error:
        print(key, value, type(error).__name__, error)
try:
    a += [1]
except TypeError as error:
    print(error)
print(list(a), [*reversed(a)], len(a), bool(array("i")))
