a = 1
a = b = c
a, b = b, a
a, = b
(a, b), [c, *d] = e
*a, b = c
[] = ()
() = []
(a) = 1
(a.b) = (c[0]) = 1
a.b.c, d[1][2:3] = x
a = *b, c
a = yield
a = yield b
a = b = yield from c
a += 1; a -= 1; a *= 1; a @= 1; a /= 1; a %= 1; a &= 1; a |= 1; a ^= 1; a <<= 1; a >>= 1; a **= 1; a //= 1
a += b, c
a.b += yield
(a) += 1
a: int
a: int = 1
(a): int = 1
a.b: int
a[0]: int = 1
a: int = *b, c
a: tuple[int, *b] = yield
del a
del a, b.c, d[0]
del (a, b), [c, d], (e), ()
del a,
