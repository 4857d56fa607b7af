# Complex numbers.
a, b = 3 + 4j, 1 - 2j
print(a, b, a + b, a - b, a * b, a / b, -a, +a, abs(a), a.conjugate(), a.real, a.imag)
print(a ** 2, a ** 0.5, a ** b, a ** -1, 2 ** a, a == 3 + 4j, a != b, a == 3, 3 + 0j == 3, bool(0j), bool(1j))
print(1j, -1j, 1.5j, 0j, -0j, complex(0.0, -0.0), complex(-0.0, 1), 1e100j, complex(float("inf"), float("nan")), 1 - 1j * 0)
print(repr(complex(1, -0.0)), str(1j), repr(-(1 + 0j)), complex(1), complex(1, 2), complex("1+2j"), complex(" (3-4j) "), complex("j"), complex("-1.5e3J"), complex("nan+infj"))
print(hash(1 + 0j) == hash(1), hash(1j), complex(1j, 2j), complex(real=1, imag=2))
print(format(1.5 + 2.25j, ".2f"), format(a, ""), format(a, ">12"), f"{a:+.1e}", format(1j, ","), format(3 + 4j, "g"))
for text in ("1j < 2j", "a // b", "a % b", "int(1j)", "float(1j)", "complex('1 + 2j')", "complex('')", "complex('a')", "complex(None)", "complex('1', 2)",
             "complex(1, '2')", "format(1j, '=10')", "format(1j, '010')", "divmod(a, b)", "round(1j)", "1j << 1", "pow(1j, 1, 1)", "(1e200+1e200j) * 1e200"):
    try:
        print(text, eval(text))
    except (TypeError, ValueError, OverflowError) as e:
        print(text, "->", type(e).__name__, e)
