"""wait_for() whose end and whose limit fall on the same moment: the one that was asked for first comes first."""
import asyncio


async def main():
    try:
        print(await asyncio.wait_for(asyncio.sleep(1, "done"), 1))
    except TimeoutError:
        print("timeout")


asyncio.run(main())
