# Child processes: output, input, status, signals.
import asyncio

async def main():
    process = await asyncio.create_subprocess_exec('echo', 'hello', stdout=asyncio.subprocess.PIPE)
    print(await process.communicate(), process.returncode)
    process = await asyncio.create_subprocess_shell(
        'cat; echo err >&2; exit 3', stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE)
    print(await process.communicate(b'input'), process.returncode)
    process = await asyncio.create_subprocess_exec('sleep', '10')
    print(process.returncode)
    process.terminate()
    print(await process.wait())
    process = await asyncio.create_subprocess_exec('cat', stdin=asyncio.subprocess.PIPE,
                                                   stdout=asyncio.subprocess.PIPE)
    for line in (b'a\n', b'b\n'):
        process.stdin.write(line)
        await process.stdin.drain()
        print(await process.stdout.readline())
    process.stdin.close()
    print(await process.stdout.read(), await process.wait())
    print(await asyncio.gather(*[count(n) for n in (3, 1, 2)]))
    try:
        await asyncio.create_subprocess_exec('no-such-program-here')
    except FileNotFoundError as error:
        print(error)

async def count(n):
    process = await asyncio.create_subprocess_shell(f'exit {n}')
    return await process.wait()

asyncio.run(main())
