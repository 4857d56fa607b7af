# Servers and connections at a path.
import asyncio
import os

async def serve(reader, writer):
    writer.write(b'you said ' + await reader.readline())
    writer.close()

async def main():
    path = f'/tmp/asyncio-{os.getpid()}.sock'
    server = await asyncio.start_unix_server(serve, path)
    reader, writer = await asyncio.open_unix_connection(path)
    writer.write(b'hi\n')
    print(await reader.read())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    print(os.path.exists(path))

asyncio.run(main())
