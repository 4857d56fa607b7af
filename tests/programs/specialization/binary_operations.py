# A hot operator meets other types, overflow and errors.
def add(a, b): return a + b
def mul(a, b): return a * b
def sub(a, b): return a - b
out = []
for i in range(200): out.append(add(i, 1))
for pair in ((1.5, 2), ("a", "b"), ([1], [2]), (2 ** 61, 2 ** 61), (2 ** 62, 2 ** 62), (True, True), ((1,), (2,)), (1, 2.5), (b"x", b"y"), (-2 ** 63, -1), (1j, 1)):
    for _ in range(20): r = add(*pair)
    print(r, end=" ")
print(sum(out))
for pair in (("a", 1), (None, 1), (1, "b"), ([], ())):
    for _ in range(10):
        try: add(*pair)
        except TypeError as e: msg = str(e)
    print(msg)
print([mul(3037000500, k) for k in (1, 3037000500, -3037000501)], [mul("ab", i) for i in range(3)], mul(2.5, 2), sub(-2 ** 62, 2 ** 62), sub(1, 0.5), sub({1, 2}, {2}))
n = 1
for i in range(80): n = n * 2 + (i & 1)
print(n)
x = 4611686018427387900
for i in range(8): x += 1
print(x)
x = -4611686018427387900
for i in range(8): x -= 1
print(x)
s = 0
for v in [1, 2, 3.5, 4, True, 2 ** 70, -2 ** 70, 0.25]: s += v
print(s)
def div(a, b): return a / b, a // b, a % b
for _ in range(100): div(7, 2)
for p in ((7, 0), (7.0, 2), (-7, 2), (0, 5), (2 ** 70, 3), (1, 0.0)):
    try: print(div(*p))
    except ZeroDivisionError as e: print(e)
