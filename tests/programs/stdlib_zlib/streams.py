import zlib

c = zlib.compressobj()
print(c.compress(b"abc" * 100), c.flush(zlib.Z_SYNC_FLUSH))
print(c.compress(b"def"), c.flush(zlib.Z_FULL_FLUSH), c.flush())
print(type(c), type(zlib.decompressobj()))

d = zlib.decompressobj()
print(d.decompress(zlib.compress(b"a" * 100) + b"xyz", 10))
print(d.unconsumed_tail, d.unused_data, d.eof)
print(d.decompress(d.unconsumed_tail))
print(d.unconsumed_tail, d.unused_data, d.eof)
print(d.decompress(b"more"), d.unused_data, d.flush())

c = zlib.compressobj(9)
head = c.compress(b"some data, " * 50)
twin = c.copy()
one = head + c.compress(b"one") + c.flush()
two = head + twin.compress(b"two") + twin.flush()
print(zlib.decompress(one)[-4:], zlib.decompress(two)[-4:])
d = zlib.decompressobj()
half = d.decompress(one[:15])
twin = d.copy()
rest = d.decompress(one[15:])
print(half + rest == zlib.decompress(one), twin.decompress(one[15:]) == rest, d.eof, twin.eof)

c = zlib.compressobj(zdict=b"hello world")
packed = c.compress(b"hello hello world") + c.flush()
print(packed, zlib.decompressobj(zdict=b"hello world").decompress(packed))

d = zlib.decompressobj()
out = b""
for i in range(0, len(one), 7):
    out += d.decompress(one[i:i + 7], 20)
    while d.unconsumed_tail:
        out += d.decompress(d.unconsumed_tail, 20)
out += d.flush()
print(out == zlib.decompress(one), d.eof)
