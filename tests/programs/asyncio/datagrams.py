# Datagrams between two end points.
import asyncio

class Echo(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport
    def datagram_received(self, data, addr):
        self.transport.sendto(b'echo ' + data, addr)

class Client(asyncio.DatagramProtocol):
    def __init__(self, queue):
        self.queue = queue
    def datagram_received(self, data, addr):
        self.queue.put_nowait(data)
    def connection_lost(self, exc):
        self.queue.put_nowait(exc)

async def main():
    loop = asyncio.get_running_loop()
    server, _ = await loop.create_datagram_endpoint(Echo, local_addr=('127.0.0.1', 0))
    queue = asyncio.Queue()
    client, _ = await loop.create_datagram_endpoint(
        lambda: Client(queue), remote_addr=server.get_extra_info('sockname'))
    client.sendto(b'one')
    print(await queue.get())
    client.sendto(b'two')
    print(await queue.get())
    client.close()
    print(await queue.get())
    server.close()
    await asyncio.sleep(0)

asyncio.run(main())
