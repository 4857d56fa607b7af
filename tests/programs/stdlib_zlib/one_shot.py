import hashlib
import zlib

data = bytes(range(256)) * 40 + b"the quick brown fox jumps over the lazy dog " * 300
data += bytes((i * i * 7919 >> 3) & 255 for i in range(20000))
for level in range(-1, 10):
    packed = zlib.compress(data, level)
    print(level, len(packed), hashlib.md5(packed).hexdigest(), zlib.decompress(packed) == data)
print(zlib.compress(b"hello hello hello"))
print(zlib.compress(b"abc", wbits=-15), zlib.compress(b"abc", wbits=31), zlib.compress(b""))
print(zlib.decompress(zlib.compress(b"abc", wbits=31), 47), zlib.decompress(zlib.compress(b"abc"), wbits=32 + 15))
print(zlib.decompress(zlib.compress(b"abc", wbits=-15), -15), zlib.decompress(zlib.compress(b"a"), bufsize=1))
print(len(zlib.decompress(zlib.compress(b"\0" * 40_000_000, 1))))
print(zlib.crc32(b"abc"), zlib.crc32(b"abc", 5), zlib.crc32(b"abc", -1), zlib.crc32(b"c", zlib.crc32(b"ab")))
print(zlib.adler32(b"abc"), zlib.adler32(b"abc", 7), zlib.adler32(b""), zlib.crc32(b"abc", 2**40 + 5))
for name in dir(zlib):
    if name.isupper() and isinstance(getattr(zlib, name), int):
        print(name, getattr(zlib, name), end=" ")
print()
