a + b * c - d / e // f % g @ h ** -i ** j
a | b ^ c & d << e >> f
(a + b) * (c - d)
((a)) + ((b))
-a ** +b, ~a, not a, not not a
a and b or c and not d or e
a < b <= c == d != e > f >= g
a in b not in c is d is not e
(a < b) < c
a if b else c if d else e
(a if b else c) if (d if e else f) else g
lambda: 0
lambda a, b=1, /, c=2, *d, e, f=3, **g: (a, b)
lambda *, k: k
lambda *a: lambda **k: a
await_ = (x := 1, (y := (z := 2)))
a.b.c().d[e](f).g
a[1], a[1:2], a[1:2:3], a[:], a[::], a[::2], a[1:], a[:1], a[:, 1], a[1:2, ::3], a[*b], a[*b, c], a[()], a[x := 1]
