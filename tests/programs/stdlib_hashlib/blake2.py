from hashlib import blake2b, blake2s

print(blake2b(b"abc").hexdigest())
print(blake2s(b"abc").hexdigest())
print(blake2b(b"abc", digest_size=20, key=b"secret", salt=b"salt", person=b"me").hexdigest())
print(blake2s(b"abc", digest_size=16, key=b"k" * 32, salt=b"12345678", person=b"p").hexdigest())
tree = dict(fanout=2, depth=2, leaf_size=4096, inner_size=64)
left = blake2b(b"left", node_offset=0, node_depth=0, last_node=False, **tree)
right = blake2b(b"right", node_offset=1, node_depth=0, last_node=True, **tree)
root = blake2b(digest_size=32, node_offset=0, node_depth=1, last_node=True, **tree)
root.update(left.digest())
root.update(right.digest())
print(root.hexdigest())
h = blake2b(digest_size=9)
print(h.name, h.digest_size, h.block_size, blake2s().block_size)
print(blake2b.SALT_SIZE, blake2b.PERSON_SIZE, blake2b.MAX_KEY_SIZE, blake2b.MAX_DIGEST_SIZE)
print(blake2s.SALT_SIZE, blake2s.PERSON_SIZE, blake2s.MAX_KEY_SIZE, blake2s.MAX_DIGEST_SIZE)


def attempt(**options):
    try:
        print(blake2b(**options))
    except Exception as error:
        print(type(error).__name__, error)


attempt(digest_size=0)
attempt(digest_size=65)
attempt(key=b"a" * 65)
attempt(salt=b"a" * 17)
attempt(person=b"a" * 17)
attempt(fanout=256)
attempt(depth=0)
attempt(leaf_size=-1)
attempt(leaf_size=2**32)
attempt(node_offset=2**64)
attempt(node_depth=256)
attempt(inner_size=65)
attempt(fanout=1.0)
attempt(foo=1)
attempt(key="a")
