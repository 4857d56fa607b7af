# sendmsg and recvmsg: parts, ancillary data, and descriptors that go to somebody else.
import os
import socket


def failing(call, *arguments):
    try:
        print(call(*arguments))
    except (TypeError, ValueError, OverflowError, OSError) as error:
        print(f"{type(error).__name__}: {error}")


near, far = socket.socketpair()
print(near.sendmsg([b"one ", bytearray(b"two "), memoryview(b"three")]))
parts = [bytearray(4), bytearray(3)]
print(far.recvmsg_into(parts), parts)
print(far.recvmsg(100, 100))

read, write = os.pipe()
print(socket.send_fds(near, [b"descriptors"], [read, write]))
os.close(read)
os.close(write)
data, (read, write), flags, address = socket.recv_fds(far, 100, 5)
print(data, flags, address)
os.write(write, b"through the pipe")
os.close(write)
print(os.read(read, 100))
os.close(read)

room = socket.CMSG_SPACE(4)
near.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, near.fileno().to_bytes(4, "little"))])
data, [(level, kind, content)], flags, address = far.recvmsg(1, room)
print(data, level, kind, len(content), flags, address)
os.close(int.from_bytes(content, "little"))
print(socket.CMSG_LEN(0), socket.CMSG_LEN(5), socket.CMSG_SPACE(0), socket.CMSG_SPACE(5))
failing(socket.CMSG_LEN, -1)
failing(socket.CMSG_SPACE, 1 << 63)

failing(near.recvmsg, -1)
failing(near.recvmsg, 5, -1)
failing(near.recvmsg, 5, 1 << 40)
failing(near.recvmsg_into, 5)
failing(near.recvmsg_into, [5])
failing(near.sendmsg, 5)
failing(near.sendmsg, b"abc")
failing(near.sendmsg, ["x"])
failing(near.sendmsg, [b"abc"], 5)
failing(near.sendmsg, [b"abc"], [5])
failing(near.sendmsg, [b"abc"], [(1, 2)])
failing(near.sendmsg, [b"abc"], [(1, 2, "x")])
failing(near.sendmsg_afalg)
near.close()
print(far.recvmsg(10))
far.close()

receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(("127.0.0.1", 0))
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sender.bind(("127.0.0.1", 0))
print(sender.sendmsg([b"data", b"gram"], [], 0, receiver.getsockname()))
data, items, flags, address = receiver.recvmsg(100)
print(data, items, flags, address == sender.getsockname())
receiver.close()
sender.close()
