# Item access and its errors.
a = [10, 20, 30]
print(a[0], a[-1], a[True], a[-3])
class I:
    def __index__(self): return 2
print(a[I()])
a[I()] = 33; a[-1] += 1; a[0], a[1] = a[1], a[0]; print(a)
del a[1]; print(a)
for code in ("a[3]", "a[-3]", "a[3] = 1", "del a[5]", "a['x']", "a[1.0]", "a[None] = 1", "a[1, 2]", "del a['x']", "[][0]", "a[10**30]", "[].pop()", "a.pop(9)", "a.pop('x')"):
    try:
        exec(code)
    except (IndexError, TypeError) as e:
        print(code, "->", type(e).__name__, e)
