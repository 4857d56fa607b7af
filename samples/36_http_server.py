"""An HTTP server and a thousand clients on loopback, in one program and one thread."""
import asyncio


async def serve(reader, writer):
    request = (await reader.readuntil(b"\r\n\r\n")).decode()
    method, path, _ = request.split("\r\n")[0].split(" ")
    number = int(path.removeprefix("/square/"))
    body = str(number * number).encode()
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(body), body))
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def fetch(port, number, limit):
    async with limit:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET /square/{number} HTTP/1.1\r\nHost: here\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        fields = dict(line.split(": ") for line in head.decode().split("\r\n")[1:-2])
        body = await reader.readexactly(int(fields["Content-Length"]))
        writer.close()
        await writer.wait_closed()
        return int(body)


async def main(clients=1000):
    server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=200)
    port = server.sockets[0].getsockname()[1]
    limit = asyncio.Semaphore(100)  # connections at a time
    answers = await asyncio.gather(*[fetch(port, number, limit) for number in range(clients)])
    print(len(answers), answers[:5], sum(answers) == sum(n * n for n in range(clients)))
    server.close()
    await server.wait_closed()


asyncio.run(main())
