# The loop's operations on plain sockets, and readers and writers.
import asyncio
import socket

async def main():
    loop = asyncio.get_running_loop()
    listener = socket.socket()
    listener.bind(('127.0.0.1', 0))
    listener.listen()
    listener.setblocking(False)
    async def server():
        connection, address = await loop.sock_accept(listener)
        print(await loop.sock_recv(connection, 100))
        await loop.sock_sendall(connection, b'x' * 300000)
        connection.close()
    task = asyncio.create_task(server())
    client = socket.socket()
    client.setblocking(False)
    await loop.sock_connect(client, listener.getsockname())
    await loop.sock_sendall(client, b'hello')
    total = 0
    while data := await loop.sock_recv(client, 65536):
        total += len(data)
    print(total)
    await task
    client.close()
    listener.close()
    a, b = socket.socketpair()
    a.setblocking(False)
    b.setblocking(False)
    got = loop.create_future()
    loop.add_reader(a, lambda: got.set_result(a.recv(10)))
    loop.add_writer(b, lambda: (b.send(b'ready'), loop.remove_writer(b)))
    print(await got, loop.remove_reader(a), loop.remove_reader(a), loop.remove_writer(b))
    buffer = bytearray(4)
    b.send(b'abcd')
    print(await loop.sock_recv_into(a, buffer), buffer)
    a.close()
    b.close()

asyncio.run(main())
