# Assigning to and deleting slices.
def show(code):
    a = list(range(6))
    try:
        exec(code, {"a": a})
        print(code, a)
    except (TypeError, ValueError) as e:
        print(code, "->", type(e).__name__, e, a)
for code in ("a[1:3] = ['x']", "a[1:3] = 'long text'", "a[2:2] = [9, 9]", "a[:] = []", "a[10:] = [7]", "a[-2:] = (1, 2, 3)", "a[::2] = 'abc'", "a[::-1] = a", "a[1:1] = a", "a[:] = a[::-1]", "a[3:1] = ['q']", "a[1:5:2] = iter([0, 0])",
             "a[5:0:-2] = 'xyz'", "a[::2] = [1]", "a[::-1] = [1, 2]", "a[1:2] = 5", "a[::2] = 5", "a[0:2] = None", "del a[1:3]", "del a[::2]", "del a[::-2]", "del a[:]", "del a[10:]", "del a[4:1:-1]", "del a[::0]", "a[::0] = []", "a[1:3] = {}", "a[0:3] += ['p']", "a[2:4] *= 2"):
    show(code)
