# gcd, lcm, factorial, comb, perm, isqrt, prod.
import math
print(math.gcd(12, 18), math.gcd(), math.gcd(-4, 6, 8), math.lcm(4, 6), math.lcm(), math.lcm(0, 5), math.gcd(2**100, 6**50))
print(math.factorial(20), math.factorial(0), math.comb(10, 3), math.comb(5, 7), math.perm(5, 2), math.perm(4), math.comb(100, 50))
print(math.isqrt(10**20), math.isqrt(15), math.prod([2, 3, 4]), math.prod([], start=7), math.prod([1.5, 2]))
for f in (lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.comb(-1, 2), lambda: math.isqrt(-1), lambda: math.gcd(1.5), lambda: math.perm(2, -1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
