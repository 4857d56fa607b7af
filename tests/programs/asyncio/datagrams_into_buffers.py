# loop.sock_recvfrom_into() fills a buffer, as socket.recvfrom_into() does.
import asyncio
import socket


def pair():
    one, two = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
    for end in (one, two):
        end.bind(("127.0.0.1", 0))
        end.setblocking(False)
    return one, two


async def main():
    loop = asyncio.get_running_loop()
    one, two = pair()
    with one, two:
        buffer = bytearray(10)
        receiving = asyncio.create_task(loop.sock_recvfrom_into(two, buffer))
        await asyncio.sleep(0)
        print(await loop.sock_sendto(one, b"hello", two.getsockname()))
        count, sender = await receiving
        print(count, buffer, sender == one.getsockname())
        await loop.sock_sendto(one, b"again and again", two.getsockname())
        count, sender = await loop.sock_recvfrom_into(two, buffer, 3)
        print(count, buffer)
        one.setblocking(True)
        two.sendto(b"back", one.getsockname())
        print(one.recvfrom_into(memoryview(buffer)[5:])[0], buffer)


asyncio.run(main())
