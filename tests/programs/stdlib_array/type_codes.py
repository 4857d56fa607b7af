# What each type code takes, and what it says of the rest.
from array import array, typecodes

print(typecodes)
for code in typecodes.replace("u", "").replace("w", ""):
    empty = array(code)
    print(code, empty.itemsize, empty, array(code, [0, 1, 127]))
    bits = 8 * empty.itemsize
    for value in (-1, 255, 2**15, -2**15 - 1, 2**16, 2**31, 2**32, 2**63, 2**64, -2**70, 2**70, 1.5, "a", None):
        try:
            print(code, value, array(code, [value]))
        except (OverflowError, TypeError) as error:
            print(code, value, type(error).__name__, error)
for code in "uw":
    print(array(code, "a\u20ac\U0001f600"), array(code, ["x", "y"]), array(code).itemsize)
    for value in (1, "ab", "", None, b"a"):
        try:
            array(code).append(value)
        except TypeError as error:
            print(code, repr(value), error)
