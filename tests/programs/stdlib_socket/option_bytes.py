# Options of sockets as numbers and as bytes.
import socket
import struct


def failing(call, *arguments):
    try:
        print(call(*arguments))
    except (TypeError, ValueError, OverflowError, OSError) as error:
        print(f"{type(error).__name__}: {error}")


stream = socket.socket()
linger = struct.Struct("ii")
print(linger.unpack(stream.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger.size)))
stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger.pack(1, 5))
print(linger.unpack(stream.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger.size)))
print(stream.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER))
for name in "SO_TYPE", "SO_DOMAIN", "SO_PROTOCOL", "SO_ERROR", "SO_ACCEPTCONN", "SO_OOBINLINE":
    print(name, stream.getsockopt(socket.SOL_SOCKET, getattr(socket, name)))
for level, name, value in [
    (socket.SOL_SOCKET, "SO_KEEPALIVE", 1),
    (socket.IPPROTO_TCP, "TCP_NODELAY", 1),
    (socket.IPPROTO_TCP, "TCP_KEEPCNT", 7),
    (socket.IPPROTO_IP, "IP_TTL", 33),
]:
    stream.setsockopt(level, getattr(socket, name), value)
    print(name, stream.getsockopt(level, getattr(socket, name)))
failing(stream.getsockopt, 1, 13, 5000)
failing(stream.getsockopt, 1, 13, -1)
failing(stream.getsockopt, 1, 9999)
failing(stream.setsockopt, 1, 13, None)
failing(stream.setsockopt, 1, 13, None, 8)
failing(stream.setsockopt, 1, 13, 1, 8)
failing(stream.setsockopt, 1, 13, "x")
failing(stream.setsockopt, 1, 13, 2.5)
stream.close()
failing(stream.setblocking, False)
failing(stream.settimeout, 1)
with socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK) as waits:
    print(waits.gettimeout(), waits.type)
