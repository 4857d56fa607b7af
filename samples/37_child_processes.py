"""Child processes: output as it comes, input, several at once, time limits."""
import asyncio
from asyncio.subprocess import PIPE


async def run(*words, given=None):
    process = await asyncio.create_subprocess_exec(*words, stdin=PIPE, stdout=PIPE)
    out, _ = await process.communicate(given)
    return process.returncode, out


async def main():
    print(await run("echo", "hello"))
    print(await run("sort", given=b"pear\napple\nfig\n"))

    # Line by line, while it runs.
    process = await asyncio.create_subprocess_shell("for n in 1 2 3; do echo line $n; done", stdout=PIPE)
    async for line in process.stdout:
        print(line.decode().rstrip())
    print("status", await process.wait())

    # Beside each other, in the order of the arguments.
    print(await asyncio.gather(*[run("expr", str(n), "*", str(n)) for n in (2, 3, 4)]))

    # A conversation.
    process = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
    for word in (b"one\n", b"two\n"):
        process.stdin.write(word)
        await process.stdin.drain()
        print("cat says", await process.stdout.readline())
    process.stdin.close()
    print("status", await process.wait())

    # A time limit: the process is ended, and waited for.
    process = await asyncio.create_subprocess_exec("sleep", "3600")
    try:
        await asyncio.wait_for(process.wait(), 0.05)
    except TimeoutError:
        process.kill()
        print("killed:", await process.wait())


asyncio.run(main())
