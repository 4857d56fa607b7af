# Each distribution, with a fixed seed.
import random
random.seed(2024)
print([round(random.uniform(-1, 5), 12) for _ in range(3)], random.triangular(0, 10, 3), random.triangular())
print([random.gauss(0, 1) for _ in range(3)], random.normalvariate(10, 2), random.lognormvariate(0, 1))
print(random.expovariate(3), random.vonmisesvariate(1, 4), random.vonmisesvariate(0, 0))
print(random.gammavariate(2, 3), random.gammavariate(1, 3), random.gammavariate(0.4, 3), random.betavariate(2, 5))
print(random.paretovariate(3), random.weibullvariate(1, 2))
print([random.binomialvariate(20, 0.1) for _ in range(4)], [random.binomialvariate(1000, 0.7) for _ in range(4)], random.binomialvariate())
