f = lambda: 0
g = lambda x, *a, y=1, **k: (x, a, y, k)
h = lambda: (yield)
sorted(xs, key=lambda p: p[1])
