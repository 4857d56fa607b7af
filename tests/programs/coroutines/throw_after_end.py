async def once():
    return 'spam'


it = once()
try:
    it.send(None)
except StopIteration as stop:
    print(stop.value)
for use in (lambda: it.send(None), lambda: it.throw(ValueError('late')), it.close):
    try:
        print(use())
    except RuntimeError as error:
        print(error)


class Odd(Exception):
    def __new__(cls, *args):
        return 3


def caught():
    try:
        yield
    except BaseException as error:
        print(repr(error))
        yield 1


it = caught()
next(it)
print(it.throw(Odd))
