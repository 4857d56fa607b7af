# A class of exceptions whose instances are no exceptions, and Unicode errors that were tampered with.
class Odd(Exception):
    def __new__(cls):
        return 5


def generator():
    yield


def cause():
    raise ValueError from Odd


def raising():
    raise Odd


for attempt in (raising, cause, lambda: generator().throw(Odd)):
    try:
        attempt()
    except TypeError as error:
        print(str(error).replace(__name__ + ".", ""))
for wrong in (5, int):
    try:
        raise ValueError from wrong
    except TypeError as error:
        print(error)
print([str(kind.__new__(kind)) for kind in (UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError)])
error = UnicodeEncodeError("baz", "xxxxx", 1, 5, "foo")
error.reason = 965230951443685724997
print(error)
group = ExceptionGroup("g", [ValueError(1), TypeError(2)])
group.__notes__ = 77
print(group.split(TypeError))
