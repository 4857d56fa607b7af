# Methods of float.
print((1.5).as_integer_ratio(), (0.1).as_integer_ratio(), (-0.0).as_integer_ratio(), (2.0).is_integer(), (2.5).is_integer())
print((1.5).hex(), (0.1).hex(), (-0.0).hex(), (5e-324).hex(), float("inf").hex(), (255.5).hex(), 1e300.hex())
print(float.fromhex("0x1.8p+0"), float.fromhex("-0x1p-1074"), float.fromhex("1.8"), float.fromhex("inf"), float.fromhex("0xAp0"))
print((1.5).real, (1.5).imag, (1.5).conjugate(), (2.7).__trunc__(), (2.7).__floor__(), (2.2).__ceil__(), (-2.5).__round__())
for call in (lambda: float("inf").as_integer_ratio(), lambda: float("nan").as_integer_ratio(), lambda: float.fromhex("xyz"),
             lambda: float.fromhex("0x1p5000"), lambda: float("nan").__floor__(), lambda: (1.5).bit_length()):
    try:
        print(call())
    except (OverflowError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
