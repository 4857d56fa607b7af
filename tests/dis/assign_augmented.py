def f(o, i):
    n = 0
    n += 1
    n -= i
    o.x *= 2
    o[i] //= 3
    o[i:i + 1] += [1]
    n @= o
    n |= 1
    n &= 2
    n ^= 3
    n <<= 4
    n >>= 5
    n **= 6
    n %= 7
    n /= 8
    return n
