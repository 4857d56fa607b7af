"""types.coroutine() makes the generators of a function awaitable."""
import types


@types.coroutine
def pause(value):
    got = yield value
    return got * 2


async def main():
    first = await pause("one")
    second = await pause("two")
    return first + second


co = main()
print(co.send(None), co.send(10))
try:
    co.send(5)
except StopIteration as stop:
    print("result", stop.value)


class Gen:
    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def send(self, value):
        raise StopIteration("done")

    def throw(self, *args):
        raise args[0]

    def close(self):
        print("closed")


@types.coroutine
def wrapped():
    return Gen()


async def other():
    return await wrapped()


try:
    other().send(None)
except StopIteration as stop:
    print(stop.value)
w = wrapped()
print(type(w).__name__)
w.close()
try:
    types.coroutine(3)
except TypeError as error:
    print(error)
