"""anext() with a default, of an iterator whose __anext__() is a generator marked by types.coroutine."""
import types


class Numbers:
    def __init__(self, n):
        self.left = n

    @types.coroutine
    def __anext__(self):
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        yield "waits"
        return self.left

    def __aiter__(self):
        return self


async def main():
    numbers = Numbers(2)
    for _ in range(3):
        print(await anext(numbers, "default"))


coroutine = main()
try:
    while True:
        print(coroutine.send(None))
except StopIteration:
    print("end")
