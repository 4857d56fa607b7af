# Options of sockets, before and after binding and connecting, and at accepted ones.
import socket

NAMES = [(socket.SOL_SOCKET, "SO_REUSEADDR"), (socket.SOL_SOCKET, "SO_KEEPALIVE"), (socket.SOL_SOCKET, "SO_REUSEPORT"),
         (socket.IPPROTO_TCP, "TCP_NODELAY"), (socket.SOL_SOCKET, "SO_ACCEPTCONN"), (socket.SOL_SOCKET, "SO_TYPE")]


def show(socket_):
    print(*[f"{name[3:]}={socket_.getsockopt(level, getattr(socket, name))}" for level, name in NAMES])


listener = socket.socket()
show(listener)
for level, name in NAMES[:4]:
    listener.setsockopt(level, getattr(socket, name), 1)
show(listener)
listener.bind(("127.0.0.1", 0))
listener.listen()
show(listener)
client = socket.socket()
client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
client.connect(listener.getsockname())
client.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
show(client)
server, _ = listener.accept()
server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 0)
show(server)
for each in (server, client, listener):
    each.close()
try:
    socket.socket().setsockopt(socket.SOL_SOCKET, 9999, 1)
except OSError as error:
    print(error)
