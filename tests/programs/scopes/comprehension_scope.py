# Comprehension variables are local; the first iterable is not.
i = "outer"
print([i for i in range(3)], i, {i: i for i in "ab"}, i, list(i for i in [1]), i)
print([(x, y) for x in range(2) for y in range(x + 1)], [[y for y in range(x)] for x in range(3)])
def f():
    a = 10
    r = [a + b for b in range(2) for a in [a, b] if a != 99] if False else [b for b in range(a - 8)]
    return r, a
print(f())
print([last := n for n in range(4)], last, any((hit := n) > 2 for n in [1, 3, 5]), hit)
def g():
    print([total := t for t in range(3)], total)
    total2 = 0
    sums = [total2 := total2 + v for v in [1, 2, 3]]
    return sums, total2
print(g())
fs = [lambda: j for j in range(3)]
print([f() for f in fs])
def h():
    x = 1
    def k(): return [x for _ in "ab"]
    return k()
print(h(), [i for i in i], [len for len in [1]], len("abc"))
class C:
    seq = [3, 4]
    doubled = [s * 2 for s in seq]
    gen = list(s for s in seq)
print(C.doubled, C.gen, "s" in vars(C))
try:
    [undefined_q for u in [1]]
except NameError as e:
    print(e)
def m(n):
    return [[n for n in range(n)] for n in range(n)], n
print(m(3), [x for x in [y for y in range(2)]], [(lambda: z)() for z in range(2)])
