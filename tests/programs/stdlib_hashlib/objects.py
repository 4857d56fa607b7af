import hashlib

h = hashlib.sha256()
h.update(b"spam")
first = h.copy()
h.update(bytearray(b" and "))
h.update(memoryview(b"eggs"))
print(h.hexdigest() == hashlib.sha256(b"spam and eggs").hexdigest())
print(first.hexdigest() == hashlib.sha256(b"spam").hexdigest())
print(type(h), repr(h)[:30])
print(type(hashlib.shake_128()), type(hashlib.shake_128()).__mro__[1])
print(hashlib.md5, hashlib.blake2b)
print(hashlib.shake_256(b"abc").hexdigest(5), hashlib.shake_128(b"abc").digest(length=3))
print(hashlib.md5(string=b"a").hexdigest(), hashlib.md5(usedforsecurity=False).name)
parts = hashlib.sha1()
for start in range(0, 100000, 7000):
    parts.update(bytes(range(256)) * 30)
print(parts.hexdigest())
