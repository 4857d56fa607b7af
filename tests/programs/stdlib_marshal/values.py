"""Values as bytes and back."""
import io
import marshal

values = [None, True, False, 1, -1, 2**31, -2**40, 2**200, 1.5, float("inf"), 1 + 2j, "abc", "é" * 5, "x" * 300, b"abc",
          (), (1, 2, 3), [1, [2]], {"a": 1, 2: {3: 4}}, {1, 2}, frozenset("a"), ..., StopIteration, "\ud800",
          tuple(range(300))]
print(all(marshal.loads(marshal.dumps(value)) == value for value in values))
print(all(marshal.loads(marshal.dumps(value, 1)) == value for value in values))
for data in (b"", b"i\1", b"?", b"0", b"[\1\0\0\0"):
    try:
        print(marshal.loads(data))
    except Exception as error:
        print(data, type(error).__name__, error)
try:
    marshal.dumps([object()])
except ValueError as error:
    print(error)
print(marshal.loads(b"\xdb\x02\x00\x00\x00\xe9\x01\x00\x00\x00r\x01\x00\x00\x00"))
file = io.BytesIO(marshal.dumps([1, 2]) + b"rest")
print(marshal.load(file), file.read())
