# What float() accepts, and what it says about the rest.
for text in ("1.5", " 1.5\n", "1e3", "1E-3", ".5", "5.", "+1.5", "-0", "inf", "-Infinity", "nan", "+NaN", "1_000.5", "1e1_0", "１.５",
             "0x10", "", "abc", "1..2", "1e", "_1", "1__0", "--1", "1.5f", "infinit", "1 2"):
    try:
        print(repr(text), float(text))
    except ValueError as e:
        print(e)
print(float(b"2.5"), float(7), float(True), float(10 ** 20), float())
for bad in (None, [], 1j, object):
    try:
        float(bad)
    except TypeError as e:
        print(e)
print(float("1e400"), float("-1e400"), float("1e-400"), float("4.9e-324"), float("2.4703282292062328e-324"))
