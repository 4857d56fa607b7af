# CPython's numbers for the same seed.
import random
random.seed(42)
print([random.random() for _ in range(3)])
print([random.randint(1, 100) for _ in range(8)], [random.randrange(0, 100, 7) for _ in range(5)])
print(random.getrandbits(70), random.getrandbits(1), random.getrandbits(0), random.randbytes(6))
for seed in (0, -7, 10**40, 1.5, 'text', 'ünï', b'bytes', bytearray(b'ba'), True, ''):
    random.seed(seed)
    print(seed, random.random(), random.randrange(10**20))
random.seed('old', version=1)
print(random.random())
a, b = random.Random(5), random.Random(5)
print(a.random() == b.random(), a.random() == random.Random(6).random())
