# What the format mini-language refuses for complex numbers, and in which order.
for spec in ("d", "%", "020", "=20", "0>20", "*=x", ",", ".3", "+.2e", "z.0f", "^20", "s"):
    try:
        print(repr(spec), format(1.5 - 2j, spec))
    except ValueError as error:
        print(repr(spec), error)
