# Iteration gives ints; order is bytewise.
for x in b"ab\xff":
    print(x, end=" ")
print(sorted([b"b", b"a", b"", b"aa"]), max(b"abc"), sum(b"\x01\x02"), list(reversed(b"abc")), bytes(reversed(b"abc")), bytes(x ^ 1 for x in b"abc"), tuple(bytearray(b"ab")), set(b"aa"), dict(enumerate(b"ab")))
print(b"a" < b"b", b"a" < bytearray(b"b"), bytearray(b"a") == bytearray(b"a"), b"" == bytearray(), b"a" == "a", {b"k": 1}[b"k"], b"k" in {bytes(bytearray(b"k"))})
it = iter(b"ab")
print(type(it).__name__, next(it), it.__length_hint__(), type(iter(bytearray())).__name__)
a = bytearray(b"abc")
for x in a:
    if len(a) < 6:
        a.append(x)
print(a)
