# Memory views of an array, which fix its length.
import io
import struct
from array import array

a = array("i", [1, 2, 3])
view = memoryview(a)
print(view.format, view.itemsize, view.shape, view.nbytes, view.readonly, view.obj is a, view.tolist())
view[0] = -7
view.cast("B")[4:6] = b"\x05\x01"
print(a, view == a, bytes(a), bytearray(a)[:4])
for change in ("a.append(1)", "a.pop()", "a.clear()", "a.extend([1])", "a.frombytes(b'abcd')", "a.insert(0, 1)",
               "a.__delitem__(0)", "a.__setitem__(slice(1), array('i'))", "a.__imul__(2)", "a.fromlist([1])"):
    try:
        eval(change)
    except BufferError as error:
        print(change, error)
a[0:1] = array("i", [10])
a.reverse()
a *= 1
print(view.tolist())
view.release()
a.append(4)
print(a)

text = memoryview(array("w", "ab"))
print(text.format, text.nbytes)
try:
    text[0]
except NotImplementedError as error:
    print(error)

target = array("H", [0, 0, 0])
print(io.BytesIO(b"abcdef").readinto(target), target)
struct.pack_into("<H", target, 2, 258)
print(target, struct.unpack("<HHH", target), int(array("B", b"12")), b"-".join([array("B", b"a"), b"b"]))
