# What ends of TCP connections say of themselves and of each other, and what goes wrong.
import errno
import socket
import threading


def tell(call):
    try:
        print(call())
    except OSError as error:
        print(type(error).__name__, error)


fresh = socket.socket()
print(fresh.getsockname())
for call in (fresh.getpeername, lambda: fresh.recv(1), lambda: fresh.send(b"x"), fresh.accept,
             lambda: socket.socket().shutdown(2)):
    tell(call)
fresh.listen()
print(fresh.getsockname()[0], fresh.getsockname()[1] > 1023)
any_port = fresh.getsockname()[1]
tell(lambda: socket.socket().bind(("127.0.0.1", any_port)))
tell(lambda: socket.socket().bind(("", any_port)))
tell(lambda: fresh.bind(("127.0.0.1", 0)))

with socket.create_connection(("127.0.0.1", any_port)) as client:
    server, address = fresh.accept()
    print(address == client.getsockname(), server.getpeername() == address)
    print(client.getpeername() == server.getsockname() == ("127.0.0.1", any_port))
    print(server.family, server.type, server.proto, server.getblocking())
    tell(lambda: client.connect(("127.0.0.1", any_port)))
    client.sendall(b"abc")
    print(server.recv(2, socket.MSG_PEEK), server.recvfrom(10))
    client.shutdown(socket.SHUT_WR)
    print(server.recv(10), server.send(b"still"), client.recv(10))
    tell(lambda: client.send(b"x"))
    copy = server.dup()
    server.close()
    copy.sendall(b"from a copy")
    print(client.recv(100), copy.getpeername() == client.getsockname())
    copy.close()
    print(client.recv(1))
fresh.close()
tell(lambda: socket.create_connection(("127.0.0.1", any_port)))
tell(lambda: socket.socket().connect_ex(("127.0.0.1", any_port)) == errno.ECONNREFUSED)

# A listener that goes away takes those along whom it has not accepted.
listener = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(listener.getsockname())
listener.close()
tell(lambda: client.recv(1))
client.close()

# What was not read when one end closes is an error at the other.
with socket.create_server(("127.0.0.1", 0)) as listener, socket.create_connection(listener.getsockname()) as client:
    server, _ = listener.accept()
    client.sendall(b"unread")
    server.recv(1)
    server.close()
    tell(lambda: client.recv(1))

# Without waiting: in progress, then done.
with socket.create_server(("127.0.0.1", 0)) as listener:
    client = socket.socket()
    client.setblocking(False)
    address = listener.getsockname()
    print(errno.errorcode[client.connect_ex(address)])
    server, _ = listener.accept()
    print(client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR), client.connect_ex(address))
    print(errno.errorcode[client.connect_ex(address)])
    tell(lambda: client.recv(1))
    tell(lambda: listener.settimeout(0.01))
    tell(listener.accept)
    listener.setblocking(False)
    tell(listener.accept)
    server.close()
    print(client.recv(1))
    client.close()
client = socket.socket()
client.setblocking(False)
print(errno.errorcode[client.connect_ex(address)])
threading.Event().wait(0.01)
print(errno.errorcode[client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)])
print(client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
client.close()
