"""Lines through a stream to an echo server on loopback and back."""
import asyncio
import sys


async def serve(reader, writer):
    async for line in reader:
        writer.write(line)
        await writer.drain()
    writer.close()


async def client(port, n):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    size = 0
    for i in range(n):
        writer.write(b"line %d\n" % i)
        size += len(await reader.readline())
    writer.close()
    await writer.wait_closed()
    return size


async def main(n):
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print(await asyncio.gather(*[client(port, n) for _ in range(4)]))
    server.close()
    await server.wait_closed()


asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_500))
