a, b = 1, 2
a, b = b, a
a, b, c = c, b, a
a, b, c, d = d, c, b, a
[a, (b, c)] = d
