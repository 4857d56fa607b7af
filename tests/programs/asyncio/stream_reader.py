# What a StreamReader does with what it is fed.
import asyncio

async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b'line one\nline two\nrest')
    print(reader)
    print(await reader.readline(), await reader.readuntil(b'two'))
    print(await reader.readexactly(3), await reader.read(100))
    waiting = asyncio.create_task(reader.readexactly(4))
    await asyncio.sleep(0)
    try:
        await reader.read(1)
    except RuntimeError as error:
        print(error)
    reader.feed_data(b'ab')
    await asyncio.sleep(0)
    reader.feed_eof()
    try:
        await waiting
    except asyncio.IncompleteReadError as error:
        print(error, error.partial, error.expected)
    print(await reader.read(), reader.at_eof())
    small = asyncio.StreamReader(limit=4)
    small.feed_data(b'too long a line\nx')
    try:
        await small.readline()
    except ValueError as error:
        print(error)
    print(await small.read(1))
    many = asyncio.StreamReader()
    many.feed_data(b'a;b,c')
    many.feed_eof()
    print(await many.readuntil((b',', b';')), [line async for line in many])
    broken = asyncio.StreamReader()
    broken.set_exception(ValueError('broken'))
    try:
        await broken.read()
    except ValueError as error:
        print(error, broken.exception())
    try:
        asyncio.StreamReader(limit=0)
    except ValueError as error:
        print(error)

asyncio.run(main())
