"""Source as any bytes-like object; what str() makes of a subclass."""
print(eval(memoryview(b"1 + 1")), eval(bytearray(b"2 + 2")))
exec(compile(memoryview(b"print('compiled')"), "name", "exec"))


class Text(str):
    pass


class Shown:
    def __str__(self):
        return Text("shown")


print(type(str(Shown())).__name__, type(str(Text("plain"))).__name__)


def function(**keywords):
    return keywords


try:
    function(**{1: 3}, **{1: 5})
except TypeError as error:
    print(error)
try:
    raise ValueError
except ValueError as error:
    print(dir(error.__traceback__))
