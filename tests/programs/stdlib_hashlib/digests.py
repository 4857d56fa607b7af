import hashlib

for name in sorted(hashlib.algorithms_guaranteed):
    for data in (b"", b"abc", b"x" * 5000):
        h = hashlib.new(name, data)
        length = (20,) if name.startswith("shake") else ()
        print(name, h.name, h.digest_size, h.block_size, h.hexdigest(*length)[:40])
        assert getattr(hashlib, name)(data).digest(*length) == h.digest(*length)
for name in sorted(hashlib.algorithms_available - hashlib.algorithms_guaranteed):
    print(name, hashlib.new(name, b"abc").hexdigest())
print(hashlib.new("SHA-256").name, hashlib.new("sha512-256").name, hashlib.new("MD5").name)
