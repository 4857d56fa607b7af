# Streams over a server in the same loop.
import asyncio

async def serve(reader, writer):
    print('client', writer.get_extra_info('peername')[0])
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()
    await writer.wait_closed()

async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    print(server.is_serving(), len(server.sockets))
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    for text in (b'one\n', b'two\n'):
        writer.write(text)
        await writer.drain()
        print(await reader.readline())
    writer.write(b'rest')
    writer.write_eof()
    print(await reader.read())
    print(reader.at_eof())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    print(server.is_serving(), server.sockets)
    try:
        await asyncio.open_connection('127.0.0.1', port)
    except ConnectionRefusedError as error:
        print(type(error).__name__)

asyncio.run(main())
