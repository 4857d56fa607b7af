# Division rounds towards minus infinity; the remainder has the divisor's sign.
for a in (7, -7):
    for b in (3, -3):
        print(a, b, a // b, a % b, divmod(a, b), (a // b) * b + a % b == a)
for a in (7.5, -7.5, 0.0, -0.0):
    for b in (2, -2, 0.1, float("inf"), float("-inf")):
        print(a, b, a // b, a % b, divmod(a, b))
print(5 % 1.5, -5 % 1.5, 5 // 0.3, 1e308 // 1e-10, 2 ** 70 // 3, -(2 ** 70) // 3, 2 ** 70 % -7)
print(divmod(10 ** 30, 10 ** 10 + 1), divmod(-(10 ** 30), 10 ** 10 + 1))
print(float("nan") // 1, float("inf") % 2, float("inf") // 2, 3 % float("inf"))
