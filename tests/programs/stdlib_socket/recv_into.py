# Receiving into buffers, from streams and datagrams.
import array
import socket


def failing(call, *arguments):
    try:
        print(call(*arguments))
    except (TypeError, ValueError, OverflowError) as error:
        print(f"{type(error).__name__}: {error}")


near, far = socket.socketpair()
far.sendall(b"hello, world")
buffer = bytearray(b"-" * 8)
print(near.recv_into(buffer, 5), buffer)
print(near.recv_into(memoryview(buffer)[2:4]), buffer)
numbers = array.array("B", [0] * 10)
print(near.recv_into(numbers), numbers)
print(near.recv_into(bytearray()))
failing(near.recv_into, bytearray(3), 5)
failing(near.recv_into, bytearray(3), -1)
failing(near.recv_into, b"abc")
failing(near.recvfrom_into, bytearray(3), 5)
failing(near.recvfrom_into, bytearray(3), -1)
failing(near.recvfrom_into, b"")
far.sendall(b"flags")
print(near.recv_into(buffer, 3, socket.MSG_PEEK), near.recv(10), buffer)
far.sendall(b"from")
print(near.recvfrom_into(buffer), buffer)
near.close()
far.close()

receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(("127.0.0.1", 0))
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sender.bind(("127.0.0.1", 0))
sender.sendto(b"datagram", receiver.getsockname())
count, address = receiver.recvfrom_into(buffer, 4)
print(count, buffer, address == sender.getsockname())
failing(sender.sendto, b"x")
failing(sender.sendto, b"x", 1, 2, 3)
receiver.close()
sender.close()
