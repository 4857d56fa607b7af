# All forms of literals.
print(0, 00, 1_000_000, 0b1010, 0B11, 0o17, 0O7, 0xFF, 0XdeadBEEF, 0b_1, 0x_f, 10_0)
print(1., .5, 1.5e3, 1E-3, 1_0.0_1, 1e1_0, 0e0, 00.5, 09.5, 1.e2, 1_000j, .5J, 0777j, 1e5j)
print(0xffffffffffffffffffffffff, 123456789012345678901234567890, 0b1 if 1 else 0)
for bad in ("012", "1__0", "1_", "0b2", "0o8", "0xg", "0b", "0x", "1e", "1e+", "1a", "0_7", "5_j", "0b1a", "1.5_", "1_.5", "1abc", "0o18", "01.e"):
    try:
        print(bad, eval(bad))
    except SyntaxError as e:
        print(bad, "->", e.msg, (e.lineno, e.offset))
