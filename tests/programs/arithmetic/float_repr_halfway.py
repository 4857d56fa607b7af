# Of two shortest texts that are equally near, the one with the even last digit.
for x in (1348268413757358.25, 1348268413757358.75, -4503599627370497.5, 2251799813685248.25, 5e22, 2.0**60, 2.0**89, 9007199254740994.0):
    print(repr(x), float(repr(x)) == x)
