# choice, choices, shuffle and sample.
import random
random.seed(1)
print(random.choice('abcdef'), [random.choice([1, 2, 3]) for _ in range(6)])
print(random.choices('abc', k=8), random.choices('abc', [1, 5, 1], k=8), random.choices('abc', cum_weights=[1, 2, 10], k=5))
x = list(range(12))
random.shuffle(x)
print(x)
print(random.sample(range(1000), 5), random.sample('abcdefgh', 8), random.sample(range(10**9), 30)[:4], random.sample('ab', 6, counts=[4, 3]))
print(random.sample([], 0), random.choices([1], k=0))
