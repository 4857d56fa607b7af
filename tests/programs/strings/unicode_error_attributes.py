# The attributes of UnicodeEncodeError and UnicodeDecodeError.
try:
    "abé€d".encode("ascii")
except UnicodeEncodeError as e:
    print(e.encoding, ascii(e.object), e.start, e.end, e.reason, e)
try:
    b"ab\xffd".decode("utf-8")
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e)
    print(ascii(e.args))
e = UnicodeEncodeError("codec", "text", 1, 2, "why")
print(e, repr(e), isinstance(e, ValueError))
e.start, e.end = 0, 3
print(e)
print(UnicodeDecodeError("c", b"xyz", 0, 2, "r"), UnicodeTranslateError("abc", 1, 2, "r"))
for make in (lambda: UnicodeEncodeError("a"), lambda: UnicodeDecodeError("c", "text", 0, 1, "r"), lambda: UnicodeEncodeError("c", b"t", 0, 1, "r")):
    try:
        make()
    except TypeError as e:
        print(e)
