# Transports over the ends of a pipe.
import asyncio
import os

class Reader(asyncio.Protocol):
    def __init__(self, done):
        self.done = done
        self.data = b''
    def data_received(self, data):
        self.data += data
    def eof_received(self):
        print('eof')
    def connection_lost(self, exc):
        self.done.set_result(self.data)

async def main():
    loop = asyncio.get_running_loop()
    read, write = os.pipe()
    done = loop.create_future()
    await loop.connect_read_pipe(lambda: Reader(done), os.fdopen(read, 'rb', 0))
    transport, _ = await loop.connect_write_pipe(asyncio.BaseProtocol, os.fdopen(write, 'wb', 0))
    transport.write(b'x' * 200000)
    transport.write(b'end')
    print(transport.can_write_eof())
    transport.write_eof()
    data = await done
    print(len(data), data[-3:], transport.is_closing())

asyncio.run(main())
