# Two's complement of negative numbers beyond machine words.
values = [2 ** 64, -(2 ** 64), 2 ** 64 - 1, -(2 ** 64) + 1, 2 ** 100 + 12345, -(2 ** 100) - 12345]
for a in values:
    for b in (1, -1, 2 ** 65, -(2 ** 65) + 7):
        print(a & b, a | b, a ^ b)
    print(~a, a >> 1, a >> 64, a >> 101, a << 3)
for text in ("1 << -1", "1 >> -1", "(2 ** 70) << -1", "(2**70) >> -(2**70)"):
    try:
        eval(text)
    except ValueError as e:
        print(text, "->", e)
print(0 << 10 ** 30, 5 >> 10 ** 30, -5 >> 10 ** 30)
