"""Asynchronous context managers, driven by hand."""
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, nullcontext


def run(co):
    try:
        while True:
            co.send(None)
    except StopIteration as stop:
        return stop.value


@asynccontextmanager
async def step(name):
    print("enter", name)
    try:
        yield name
    except KeyError as error:
        print("swallowed", repr(error))
    finally:
        print("exit", name)


@asynccontextmanager
async def twice():
    yield
    yield


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("numbers closed")


async def main():
    async with step("a") as a:
        print(a)
        raise KeyError("k")
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(step("b"))
        stack.enter_context(nullcontext())

        async def bye(word):
            print("bye", word)

        stack.push_async_callback(bye, "x")
        stack.callback(print, "plain callback")
        print("body")
    async with aclosing(numbers()) as gen:
        async for n in gen:
            print(n)
            break
    try:
        async with twice():
            pass
    except RuntimeError as error:
        print(error)
    try:
        await AsyncExitStack().enter_async_context(nullcontext)
    except TypeError as error:
        print(error)

    @step("deco")
    async def work():
        return 7

    print(await work(), await work())
    async with nullcontext(3) as three:
        print(three)


run(main())
