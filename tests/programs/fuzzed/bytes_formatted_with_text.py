# A str holds no values for the %-format of bytes, though it could be indexed.
for template in (b'', b'x', b'%%', bytearray(b'x')):
    for values in ('s', '', memoryview(b'a'), range(2), b'', bytearray(b'ab')):
        try:
            print(template, type(values).__name__, template % values)
        except TypeError as error:
            print(template, type(values).__name__, error)
