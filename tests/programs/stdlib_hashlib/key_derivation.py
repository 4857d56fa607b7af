import hashlib


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


p = hashlib.pbkdf2_hmac
for name in ("md5", "sha1", "sha256", "sha512", "sha3_256"):
    print(p(name, b"password", b"salt", 5).hex())
print(p("sha256", b"password", b"salt", 5, dklen=50).hex())
attempt(lambda: p("sha256", b"a", b"b", 0))
attempt(lambda: p("foo", b"a", b"b", 1))
attempt(lambda: p("sha256", "a", b"b", 1))
attempt(lambda: p("sha256", b"a", b"b", 1, 0))
attempt(lambda: p("sha256", b"a", b"b", "a"))
attempt(lambda: p("sha256", b"a", b"b", 2**70))
attempt(lambda: p(1, b"a", b"b", 1))
s = hashlib.scrypt
print(s(b"password", salt=b"NaCl", n=1024, r=8, p=2, dklen=32).hex())
attempt(lambda: s(b"a"))
attempt(lambda: s(b"a", salt=b"b"))
attempt(lambda: s(b"a", salt=b"b", n=3, r=1, p=1))
attempt(lambda: s(b"a", salt=b"b", n=4, r=0, p=1))
attempt(lambda: s(b"a", salt=b"b", n=4, r=1))
attempt(lambda: s(b"a", salt=b"b", n=4, r=1, p=1, dklen=0))
attempt(lambda: s(b"a", salt=b"b", n=2**20, r=8, p=1))
attempt(lambda: s(b"a", salt=b"b", n=4, r=1, p=1, maxmem=-1))
