# Corner cases of complex arithmetic.
print((1 + 1j) ** 3, (1 + 1j) ** -3, (1 + 1j) ** 0, 1j ** 2, 1j ** 3, 1j ** 4, (2 + 0j) ** 0.5, (-1 + 0j) ** 0.5)
print((1 + 2j) / (3 - 1j), 1 / 1j, 1j / 2, (1e308 + 1e308j) / 2, (4 + 2j) / 2.0, 5 / (1 + 2j))
print(abs(3e200 + 4e200j), abs(complex("inf")), abs(complex("nan")), abs(-5j))
print((1 + 2j) * 3, 3 * (1 + 2j), (1 + 2j) + 3, 3 - (1 + 2j), 2.5 - 1j, True + 1j)
print(complex(1e16, 1e-5), complex(123456789.123, 1e22), 1 + 1e-7j, 0.1 + 0.2j)
print([complex(x) for x in ("1", "1j", "+j", "-j", "1+j", "1e5j", "1-1e-5j", "inf", "-inf-infj", "1_0j")])
