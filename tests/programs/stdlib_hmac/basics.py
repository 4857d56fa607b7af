import hashlib
import hmac


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


h = hmac.new(b"key", b"message", "sha256")
print(h.hexdigest(), h.name, h.digest_size, h.block_size)
h.update(b" more")
other = h.copy()
other.update(b"!")
print(h.digest() == hmac.digest(b"key", b"message more", "sha256"))
print(other.hexdigest() == hmac.new(b"key", b"message more!", hashlib.sha256).hexdigest())
print(hmac.new(b"k" * 200, digestmod="md5").hexdigest())
print(hmac.new(b"key", b"x", hashlib.blake2b).name, hmac.new(b"key", b"x", hashlib.blake2b).hexdigest()[:20])
print(hmac.new(b"key", b"x", lambda data=b"": hashlib.sha1(data)).hexdigest())
print(hmac.digest(b"key", b"x", lambda data=b"": hashlib.sha1(data)).hex())
attempt(lambda: hmac.new("key", b"", "md5"))
attempt(lambda: hmac.new(b"key", b""))
attempt(lambda: hmac.new(b"key", b"", "foo"))
attempt(lambda: hmac.new(b"key", "x", "md5"))
attempt(lambda: hmac.new(b"key", b"", 3))
attempt(lambda: hmac.digest(b"key", b"", "foo"))
d = hmac.compare_digest
attempt(lambda: d("a", "a"))
attempt(lambda: d(b"a", b"ab"))
attempt(lambda: d("a", b"a"))
attempt(lambda: d("é", "é"))
attempt(lambda: d(1, 2))
