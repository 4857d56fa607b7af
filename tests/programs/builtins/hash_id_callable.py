# hash of numbers and strings agree; id; callable.
print(hash(1), hash(1.0), hash(True), hash(2 ** 61 - 1), hash(-1), hash(0.5), hash(10 ** 20), hash(-(10 ** 20)), hash(1e20) == hash(10 ** 20), hash(float("inf")), hash(3.14), hash(1j), hash(2 + 3j), hash(None) == hash(None), hash("") == 0, hash(b"") == 0, hash("a") == hash("a"), hash(b"a") == hash("a"), hash(()) , hash((1, "a")) == hash((1, "a")))
print(hash("abc"), hash("a"), hash(b"abc"), hash("é"), hash("longer text than sixteen bytes"), hash("😀"))
for x in ([], {}, set(), slice(1), bytearray()):
    try: print(hash(x) is not None)
    except TypeError as e: print(e)
a = object()
print(id(a) == id(a), isinstance(id(a), int), id([]) != id(a), callable(len), callable(int), callable(lambda: 0), callable(1), callable("a".upper), callable(object()))
class C:
    def __call__(self): pass
print(callable(C), callable(C()), hash(C) == hash(C), hash(len) == hash(len), hash(int) != hash(str))
