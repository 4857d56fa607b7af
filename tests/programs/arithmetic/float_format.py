# The format specification of floats.
x = 1234.56789
for spec in ("", "f", ".2f", "10.2f", "<10.1f", "^12.1f", "+.1f", " .1f", "010.1f", ",.2f", "_.3f", "e", ".2e", "E", "g", ".3g", "G", "%", ".1%",
             "n", ".0f", "#.0f", "#g", "*^15.2f", "+010.2f", "=+12.2f", ",", "_", ".10", "z.1f", "020,.2f"):
    print(f"{spec!r:10} [{format(x, spec)}] [{format(-0.04, spec)}]")
for value in (float("inf"), float("-inf"), float("nan")):
    print([format(value, s) for s in ("", "f", "F", "e", "E", "010.2f", "+", "%", "<6", "06")])
print(format(0.0, "g"), format(1e6, "g"), format(1e5, "g"), format(1e-5, "g"), format(123456789.0, "g"), format(100.0, ".3"), format(1e16, ".3"))
