import _hashlib
import hashlib


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: hashlib.md5("text"))
attempt(lambda: hashlib.md5(3))
attempt(lambda: hashlib.md5(b"", b""))
attempt(lambda: hashlib.md5().update())
attempt(lambda: hashlib.md5().update("a"))
attempt(lambda: hashlib.md5().digest(3))
attempt(lambda: hashlib.md5(data=b"a"))
attempt(lambda: hashlib.new("foo"))
attempt(lambda: hashlib.new(3))
attempt(lambda: _hashlib.new("foo"))
attempt(lambda: hashlib.shake_128().digest())
attempt(lambda: hashlib.shake_128().hexdigest("a"))
attempt(lambda: type(hashlib.md5())())
attempt(lambda: setattr(hashlib.md5(), "name", 3))
