# What int() accepts, and what it says about the rest.
for text in ("12", "  -12\n", "+7", "1_000", "0b101", "0o17", "0xff", "１２", "٣"):
    for base in (10, 0, 2, 8, 16, 36):
        try:
            print(repr(text), base, int(text, base))
        except ValueError as e:
            print(e)
for bad in ("", " ", "abc", "1__0", "_1", "1_", "0x", "1.5", "1e3", "- 1", "012", "--1", "12 3", "\x00", "é"):
    for base in (10, 0):
        try:
            print(repr(bad), int(bad, base))
        except ValueError as e:
            print(e)
print(int("zz", 36), int("0b1", 0), int("00", 0), int(b"17"), int(bytearray(b"0x1f"), 16), int())
