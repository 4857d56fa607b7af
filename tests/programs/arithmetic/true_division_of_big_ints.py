# The quotient of two integers is correctly rounded, whatever their size.
print((2 ** 1100) / (2 ** 1000), (10 ** 400) / (10 ** 399), 1 / 3, 10 ** 22 / 3, (2 ** 53 + 1) / 1, (2 ** 54 + 3) / 2)
print(-(3 ** 700) / 3 ** 690, 1 / (10 ** 320), 1 / (10 ** 400))
for text in ("10 ** 400 / 3", "2 ** 1024 / 1", "float(10 ** 400)", "10 ** 400 * 1.0", "1.5 + 10 ** 309"):
    try:
        print(eval(text))
    except OverflowError as e:
        print(text, "->", e)
