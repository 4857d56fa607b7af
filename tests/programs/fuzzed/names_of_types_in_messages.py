# What messages call a value: None by its name, classes of slots with module and qualified name.
def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


class Outer:
    class Inner:
        __slots__ = ("x",)


def local():
    class Inner:
        __slots__ = ("x",)

    return Inner()


for function in [
    lambda: "".removeprefix(None),
    lambda: "".removesuffix(None),
    lambda: "".maketrans("a", None),
    lambda: bytes.fromhex(None),
    lambda: b"".center(1, None),
    lambda: [].index(None, None),
    lambda: ().index(None, 0, None),
    lambda: float(bytearray(b"x")),
    lambda: Outer.Inner().x,
    lambda: local().x,
    lambda: local().y,
]:
    show(function)
Outer.Inner.__module__ = "elsewhere"
show(lambda: Outer.Inner().x)
