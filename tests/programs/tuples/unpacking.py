# Unpacking into targets, with stars and nesting.
a, b = 1, 2
a, b = b, a
(c, d), e = (3, 4), 5
[f, *g] = "hey"
*h, i = range(4)
j, *k, l = [1, 2]
(m, *n), *o = [(1, 2, 3), 4, 5]
print(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o)
x = y = z = []
x.append(1)
print(y, z)
for p, (q, *r) in [(1, (2, 3)), (4, "abc")]:
    print(p, q, r)
class It:
    def __iter__(self):
        yield from (1, 2)
s, t = It()
u, = It().__iter__(), 
d = {}
d["k"], d["l"] = 5, 6
lst = [0, 0]
i = 0
i, lst[i] = 1, 9
print(s, t, d, i, lst)
for code in ("a, b = 1", "a, b = 1, 2, 3", "a, b, c = 1, 2", "a, b = None", "a, *b = ()", "a, b, *c = [1]", "(a, b), c = 1, 2", "a, b = {1}", "[a] = []", "a, b = iter([1, 2, 3])", "a, b, c, *d = 'ab'", "a, b = range(10**10)", "a, b = {1: 2, 3: 4, 5: 6}"):
    try:
        exec(code)
    except (TypeError, ValueError) as e:
        print(code, "->", type(e).__name__, e)
