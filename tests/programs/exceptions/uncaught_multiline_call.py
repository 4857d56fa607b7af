# A call over several lines.
def inner(x, y):
    raise ValueError("in inner")
def outer():
    value = inner(
        [1, 2,
         3],
        y={"a": 1},
    ).attribute
outer()
