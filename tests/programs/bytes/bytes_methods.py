# The methods of bytes.
b = b"Hello World"
print(b.upper(), b.lower(), b.title(), b.swapcase(), b.capitalize(), b.find(b"o"), b.rfind(b"o"), b.index(111), b.count(b"l"), b.count(108), b.replace(b"l", b"L", 2), b.split(), b.split(b"o", 1), b.partition(b" "), b.rpartition(b"o"))
print(b.startswith(b"He"), b.endswith((b"x", b"ld")), b.strip(b"Hd"), b"  x ".lstrip(), b.center(15, b"*"), b.ljust(13), b.rjust(13, b"."), b"7".zfill(3), b"a\nb\r\nc".splitlines(), b",".join([b"a", bytearray(b"b")]), b"a\tb".expandtabs(4))
print(b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" \t".isspace(), b"AB".isupper(), b"ab".islower(), b"Ab".istitle(), b"\x80".isascii(), b"abc".removeprefix(b"a"), b"abc".removesuffix(b"c"))
print(b"\x01\xab".hex(), b"\x01\xab\xcd".hex(":"), b"\x01\xab\xcd\xef\x01".hex("-", 2), b"\x01\xab\xcd".hex("_", -2), bytes.fromhex("01 aB\ncd"), bytes.maketrans(b"ab", b"xy")[95:100], b"abc".translate(bytes.maketrans(b"ab", b"xy"), b"c"), b"abc".translate(None, b"b"))
print(b"abc".decode(), b"\xff".decode("latin-1"), b"a%sb%d%c%x%r" % (b"X", 5, 65, 255, "q"), b"%b|%5s|%-4d|%.2f" % (b"z", b"ab", 7, 1.5), b"%(k)s" % {b"k": b"v"})
for call in (lambda: b.index(b"zz"), lambda: b.find("a"), lambda: b.split(b""), lambda: b",".join(["a"]), lambda: b.replace("a", "b"), lambda: bytes.fromhex("0g"), lambda: bytes.fromhex("abc"), lambda: b.startswith("a"), lambda: b.find(256), lambda: b"%s" % "a", lambda: b"%d" % "x", lambda: b"%c" % 256, lambda: b.center(5, b"ab"), lambda: bytes.maketrans(b"a", b"bc"), lambda: b.strip("a"), lambda: b.translate(b"ab"), lambda: b"a".hex(1), lambda: b.nope, lambda: b"%b" % 5):
    try:
        print(call())
    except (ValueError, TypeError, AttributeError, OverflowError) as e:
        print(type(e).__name__, e)
