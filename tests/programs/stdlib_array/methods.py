# The methods.
import io
from array import array


def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


a = array("h", [3, 1, 2, 1])
w = array("w", "text")
for text in """a.append(5), a.extend([6, 7]), a.extend(array('h', [8])), a
a.extend(array('i')), a
a.extend(5)
a.extend([9, 'x']), a
a
a.insert(0, -1), a.insert(-1, -2), a.insert(100, -3), a
a.insert(2**100, 1)
a.pop(), a.pop(0), a.pop(-2), a
a.pop(100)
array('i').pop()
a.count(1), a.count('x'), a.index(1), a.index(1, 2), a.index(2, -100, 100)
a.index(1, 0, 0)
a.index(77)
a.index(1, 'a')
a.remove(1), a
a.remove(77)
a.reverse(), a
a.tolist(), a.tobytes()
a.byteswap(), a, a.byteswap()
a.fromlist([1, 'a']), a
a.fromlist((1,))
a.frombytes(b'abcd'), a
a.frombytes(b'abc')
a.frombytes('ab')
a.frombytes(array('i', [1]))
w.fromunicode('\\u20ac'), w.tounicode()
w.fromunicode(5)
a.fromunicode('a')
a.tounicode()
w.tobytes()
a.buffer_info()[1]
a.__copy__() == a, a.__deepcopy__({}) is a
a.clear(), a
a.clear(1)
a.append()""".splitlines():
    attempt(text)

stream = io.BytesIO()
array("i", [1, 2, 3]).tofile(stream)
stream.seek(0)
read = array("i")
read.fromfile(stream, 2)
print(read)
for count in (2, -1):
    try:
        read.fromfile(stream, count)
    except (EOFError, ValueError) as error:
        print(type(error).__name__, error, read)
try:
    read.fromfile(io.StringIO("text"), 1)
except TypeError as error:
    print(error)
