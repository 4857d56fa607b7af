"""gather() of many tasks that take one turn of the loop."""
import asyncio
import sys


async def main(n):
    results = await asyncio.gather(*[asyncio.sleep(0, i) for i in range(n)])
    print(len(results), sum(results))


asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
