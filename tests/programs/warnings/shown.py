"""What is written to standard error of warnings, without the module `warnings`."""
pattern = "\d"
if pattern is "abc":
    pass
assert (pattern, "message")
pairs = lambda: [(1, 2) (3, 4)]


def function():
    "abc\q"
    return f"{pattern}\w"


value = True
~value
~value


async def coroutine():
    pass


coroutine()


def caller():
    coroutine()


caller()
eval("1 is 1")
