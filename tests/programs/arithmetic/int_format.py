# The format specification of ints.
for spec in ("", "d", "b", "o", "x", "X", "#b", "#o", "#x", "#X", "10", "<10", "^10", ">10", "=10", "010", "+", " ", "+10", "*>10", ",", "_", "_b", "_x",
             "#010x", "#_b", ",d", "e", ".2f", "%", "n", "c", "+,d", "015,", "=+10"):
    try:
        print(f"{spec!r:8} [{format(1234, spec)}] [{format(-1234, spec)}]")
    except (ValueError, OverflowError) as e:
        print(f"{spec!r:8} {type(e).__name__} {e}")
for spec in (".2d", "s", "q", ",x", "+c", ",_", "_,", "d d", ".", "10.", "<<<", "{", "#c", ",c", ".2c"):
    try:
        print(repr(spec), format(65, spec))
    except ValueError as e:
        print(repr(spec), e)
print(format(2 ** 70, ","), format(2 ** 70, "_x"), format(2 ** 70, "30d"), format(True, "d"), format(True, ""), format(True), format(False, "5"))
print(format(2 ** 70, "e"), format(10 ** 30, ".3f"), format(97, "c"), format(0x1f600, "c"))
