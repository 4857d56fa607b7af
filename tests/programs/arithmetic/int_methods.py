# The methods and attributes of int.
print((5).bit_length(), (0).bit_length(), (-5).bit_length(), (255).bit_count(), (-7).bit_count())
print((1000).to_bytes(2, "big"), (1000).to_bytes(4, "little"), (-2).to_bytes(2, "big", signed=True), (0).to_bytes(), (255).to_bytes())
print(int.from_bytes(b"\x03\xe8", "big"), int.from_bytes(b"\xff\xfe", "little", signed=True), int.from_bytes([1, 2]), int.from_bytes(b""))
print((7).as_integer_ratio(), (7).conjugate(), (7).real, (7).imag, (7).numerator, (7).denominator, (7).is_integer())
print((7).__add__(1), (7).__add__(1.0), (7).__radd__(1), (7).__floordiv__(2), (7).__rpow__(2), (7).__lshift__("a"), int.__sub__(5, 3))
for call in (lambda: (1000).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(-1, "big"),
             lambda: (1).to_bytes(1, "middle"), lambda: int.from_bytes("ab", "big"), lambda: (1).to_bytes("a"), lambda: (1).foo,
             lambda: int.from_bytes([256], "big"), lambda: int.from_bytes(3, "big")):
    try:
        print(call())
    except (OverflowError, ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
