# memoryview: items, slices, attributes, comparison.
m = memoryview(b"abcdef")
print(m[0], m[-1], m[1:3].tobytes(), bytes(m[::2]), m[::-1].tobytes(), len(m), m.tolist(), m.nbytes, m.itemsize, m.format, m.ndim, m.shape, m.strides, m.readonly, m.c_contiguous, m.obj)
print(m == b"abcdef", m == memoryview(b"abcdef"), m[1:] == b"bcdef", m != b"x", list(m), 97 in m, m.hex(), hash(m) == hash(b"abcdef"), bytes(m), m.contiguous)
a = bytearray(8)
v = memoryview(a).cast("I")
v[0] = 1; v[1] = 0x01020304
print(a, v.tolist(), len(v), v.itemsize, v.format, v.cast("B")[4], v.nbytes)
w = memoryview(a)
w[2:4] = b"\xff\xfe"
print(a)
for code in ("m[0] = 1", "m[10]", "w[0] = 256", "w[0] = 'a'", "w[0:2] = b'abc'", "memoryview('a')", "memoryview(5)", "m['a']", "hash(w)", "del w[0]", "memoryview(bytearray(3)).cast('I')", "memoryview()", "m + m", "m < m"):
    try:
        exec(code)
    except (TypeError, ValueError, IndexError, NotImplementedError) as e:
        print(code, "->", type(e).__name__, e)
print(memoryview(b"").tolist(), memoryview(bytearray(b"x")).readonly, m.toreadonly().readonly, memoryview(memoryview(b"q")).tobytes(), type(m[0:1]).__name__)
