# Powers of integers, floats, negative bases and modular ones.
print(2 ** 0, 0 ** 0, (-2) ** 3, -2 ** 2, 2 ** -1, (-2) ** -3, 10 ** 20, 2 ** 3 ** 2)
print(2.0 ** 0.5, 4 ** 0.5, (-8) ** (1 / 3), (-1) ** 0.5, 0.0 ** 0, 1 ** float("nan"), float("nan") ** 0)
print(pow(3, 100, 7), pow(-3, 3, 7), pow(3, 3, -7), pow(2, -1, 7), pow(38, -1, mod=97), pow(10, 0, 1))
print(pow(2, 10), pow(2.0, 3), pow(base=2, exp=3), pow(base=2, exp=5, mod=3))
for text in ("pow(2.0, 3, 5)", "pow(2, 3, 5.0)", "pow(2, 0.5, 3)", "pow('a', 2)", "pow(2)", "pow(4, -1, 6)", "10.0 ** 400",
             "(-10.0) ** 401", "1e200 ** 2", "pow(1j, 2, 3)"):
    try:
        print(text, eval(text))
    except (TypeError, ValueError, OverflowError) as e:
        print(text, "->", type(e).__name__, e)
