import base64
import io


def attempt(function, *args, **options):
    try:
        print(function(*args, **options))
    except Exception as error:
        print(type(error).__name__, error)


samples = [b"", b"a", b"ab", b"abc", b"abcd", b"abcde", b"\0\0\0\0", b"    ", bytes(range(0, 256, 5)), b"\xff\xfe\xfb"]
for data in samples:
    for encode, decode in [
        (base64.b64encode, base64.b64decode), (base64.urlsafe_b64encode, base64.urlsafe_b64decode),
        (base64.b32encode, base64.b32decode), (base64.b32hexencode, base64.b32hexdecode),
        (base64.b16encode, base64.b16decode), (base64.a85encode, base64.a85decode),
        (base64.b85encode, base64.b85decode), (base64.z85encode, base64.z85decode),
        (base64.encodebytes, base64.decodebytes),
    ]:
        text = encode(data)
        print(text, decode(text) == data)
print(base64.b64encode(b"\xff\xfe\xfb", altchars=b"-!"), base64.b64decode("__79", altchars="-_"))
print(base64.a85encode(b"some text" * 5, wrapcol=20, adobe=True), base64.a85encode(b"    x", foldspaces=True))
print(base64.a85decode(b"<~y87~>", foldspaces=True, adobe=True), base64.b32decode("me======", casefold=True))
attempt(base64.b64decode, "YWJj*", validate=True)
attempt(base64.b64decode, "YWJj*")
attempt(base64.b64decode, 5)
attempt(base64.b64decode, "é")
attempt(base64.b64encode, "text")
attempt(base64.b32decode, "ME=====")
attempt(base64.b32decode, "M1======")
attempt(base64.b16decode, "aa")
attempt(base64.b16decode, "aa", casefold=True)
attempt(base64.a85decode, b"\x7f")
attempt(base64.b85decode, b"a b")
attempt(base64.encodebytes, "x")
out = io.BytesIO()
base64.encode(io.BytesIO(b"spam" * 40), out)
print(out.getvalue())
