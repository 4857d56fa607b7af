# Literals, constructors, indexing, repr.
print(b"abc", b'it\'s', b"\x00\xff\t\n\\", rb"\n", bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(5)), bytes(), b"'", b'"', b"'\"")
b = b"hello"
print(b[0], b[-1], b[1:3], b[::-1], len(b), list(b), b + b"!", b * 2, 101 in b, b"ell" in b, b == b"hello", b != "hello", b < b"help", hash(b) == hash(b"hel" + b"lo"))
for make in (lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes(-1), lambda: bytes("a"), lambda: bytes(["a"]), lambda: bytes(1.5), lambda: bytes(None), lambda: b"a" + "b", lambda: b[10], lambda: b["a"], lambda: "a" in b, lambda: 256 in b, lambda: b < "a", lambda: bytes(5, "ascii"), lambda: bytes("a", 5), lambda: b"a" * "b", lambda: bytes(1, 2, 3, 4), lambda: bytes(10**30)):
    try:
        print(make())
    except (ValueError, TypeError, IndexError, OverflowError) as e:
        print(type(e).__name__, e)
try:
    b[0] = 1
except TypeError as e:
    print(e)
class B:
    def __bytes__(self): return b"from B"
class N:
    def __bytes__(self): return "x"
print(bytes(B()))
try:
    bytes(N())
except TypeError as e:
    print(e)
