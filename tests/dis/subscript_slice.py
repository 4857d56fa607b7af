def f(a, i, j):
    return a[i], a[-1], a[i, j], a[i:j], a[:], a[1:], a[:-1], a[::2], a[i:j:1], a[..., i:]
