"""Integers beyond the machine word: digits of pi, factorials, powers, greatest common divisors."""
import sys


def pi_digits(count):
    """The digits of pi by Gibbons' unbounded spigot."""
    digits = []
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while len(digits) < count:
        if 4 * q + r - t < n * t:
            digits.append(n)
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2
    return digits


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def main(count):
    print("".join(map(str, pi_digits(count)))[-20:])
    product = 1
    for i in range(1, 4 * count):
        product *= i
    print(product.bit_length(), product % 1_000_000_007)
    print(pow(3, product % 10**40, 2**521 - 1) % 10**12)
    a, b = 1, 1
    for _ in range(10 * count):
        a, b = b, a + b
    print(gcd(a, b), a >> (a.bit_length() - 40), len(str(b % 10**200)))
    mask = (1 << 200) - 1
    state = 1
    for i in range(100 * count):
        state = (state * 6364136223846793005 + i) & mask
    print(state % 10**15)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 3_400)
