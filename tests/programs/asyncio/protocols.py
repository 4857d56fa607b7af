# Transports and protocols without streams.
import asyncio

class Server(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print('server: made')
    def data_received(self, data):
        print('server:', data)
        self.transport.write(data[::-1])
    def eof_received(self):
        print('server: eof')
    def connection_lost(self, exc):
        print('server: lost', exc)

class Client(asyncio.Protocol):
    def __init__(self, done):
        self.done = done
    def connection_made(self, transport):
        print('client: made')
        transport.write(b'hello')
    def data_received(self, data):
        print('client:', data)
        self.done.set_result(data)
    def connection_lost(self, exc):
        print('client: lost', exc)

async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    done = loop.create_future()
    transport, protocol = await loop.create_connection(lambda: Client(done), '127.0.0.1', port)
    print(type(protocol).__name__, transport.get_extra_info('peername') == ('127.0.0.1', port))
    await done
    print(transport.is_reading(), transport.get_write_buffer_size(), transport.get_write_buffer_limits())
    transport.close()
    print(transport.is_closing())
    await asyncio.sleep(0.01)
    server.close()
    await server.wait_closed()
    for wrong in (dict(), dict(host='x', port=1, sock=3), dict(host='x', port=1, server_hostname='y')):
        try:
            await loop.create_connection(asyncio.Protocol, **wrong)
        except ValueError as error:
            print(error)

asyncio.run(main())
