# Reading slices.
a = list(range(10))
print(a[2:5], a[:3], a[7:], a[-3:], a[:-7], a[::3], a[::-1], a[8:2:-2], a[2:8:-1], a[100:], a[-100:2], a[:], a[5:5], a[::-4], a[-1:0:-3], a[None:None:None], a[True:4], a[10**30:], a[:-10**30:-1])
print(a[slice(1, 4)], a[slice(None, None, 2)], a[slice(3)])
b = a[:]
b[0] = 99
print(a[0], b[0], a[:] == a, a[:] is a)
for code in ("a[::0]", "a['x':]", "a[:1.5]", "a[::'y']"):
    try:
        eval(code)
    except (TypeError, ValueError) as e:
        print(code, "->", type(e).__name__, e)
