# A generator with its own random() or getrandbits().
import random

class Fixed(random.Random):
    def random(self):
        return 0.3

class Bits(random.Random):
    def getrandbits(self, k):
        return (1 << k) - 1 >> 1

f = Fixed()
print(f.randrange(10), f.choice('abcdefghij'), f.uniform(0, 10), f.sample(range(5), 2), f.randint(1, 6))
b = Bits()
print(b.randrange(10), b.choice('abc'), b.randint(5, 8))
class Seeded(random.Random):
    def __init__(self, n):
        super().__init__(n * 2)
print(Seeded(3).random() == random.Random(6).random())
import copy
r = random.Random(1)
c = copy.copy(r)
print(r.random() == c.random())
