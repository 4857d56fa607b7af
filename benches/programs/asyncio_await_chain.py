"""A chain of coroutines that await each other, 100 deep."""
import asyncio
import sys


async def link(depth):
    if depth == 0:
        return 1
    return 1 + await link(depth - 1)


async def main(n):
    total = 0
    for _ in range(n):
        total += await link(100)
    print(total)


asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
