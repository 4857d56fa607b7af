# What an array can be made of.
from array import array


def attempt(*args, **kwargs):
    try:
        print(args, "->", array(*args, **kwargs))
    except (TypeError, ValueError, OverflowError) as error:
        print(args, "->", type(error).__name__, error)


attempt()
attempt(3)
attempt("x")
attempt("x", 5)
attempt("x", "text")
attempt("ii")
attempt("")
attempt("i", [1], 2)
attempt("i", x=1)
attempt("i", (1, 2))
attempt("i", range(3))
attempt("i", b"abcd")
attempt("i", bytearray(b"abcdefgh"))
attempt("i", b"abc")
print(array("i", memoryview(b"ab")))
attempt("i", {5: 6})
attempt("i", 7)
attempt("i", "text")
attempt("i", array("w", "a"))
attempt("w", array("w", "ab"))
attempt("w", array("i", [1]))
attempt("d", array("i", [1]))
attempt("i", array("d", [1]))
attempt("f", [1.1, 1e300, float("nan")])


class Sub(array):
    def __init__(self, *args, **kwargs):
        self.more = kwargs


made = Sub("i", [1, 2], unit="m")
print(made, made.more, made[:], made + made, made * 2)
