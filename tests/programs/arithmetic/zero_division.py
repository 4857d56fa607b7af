# Each operator has a message of its own.
tests = ["1 / 0", "1 // 0", "1 % 0", "divmod(1, 0)", "1.0 / 0", "1.0 // 0", "1.0 % 0", "divmod(1.0, 0.0)", "0 ** -1",
         "0.0 ** -1", "1j / 0", "0j ** -1", "0j ** 1j", "pow(2, 3, 0)", "pow(2, -1, 4)", "10**30 / 0", "10**30 // 0",
         "10**30 % 0", "divmod(10**30, 0)", "1 / 0.0", "1 // 0.0", "1 % 0.0", "True / False", "True % False"]
for text in tests:
    try:
        print(text, "=", eval(text))
    except (ZeroDivisionError, ValueError) as e:
        print(text, "->", type(e).__name__, e)
