# A task that has failed, and that nobody holds, is reported as soon as its step is over, in debug mode as well.
import asyncio


def report(loop, context):
    print(context["message"], repr(context["exception"]))


async def fail():
    1 / 0


async def main():
    asyncio.get_running_loop().set_exception_handler(report)
    asyncio.Task(fail())
    await asyncio.sleep(0)
    print("next turn")


for debug in (False, True):
    asyncio.run(main(), debug=debug)
