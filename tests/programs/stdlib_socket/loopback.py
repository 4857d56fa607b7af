# TCP over the loopback between two threads, socket pairs, timeouts, and errors.
import socket
import threading

server = socket.create_server(("127.0.0.1", 0))
print(repr(server.family), repr(server.type), server.proto)
port = server.getsockname()[1]


def serve():
    connection, address = server.accept()
    with connection:
        print("client from", address[0])
        while data := connection.recv(100):
            connection.sendall(data.upper())


thread = threading.Thread(target=serve)
thread.start()
with socket.create_connection(("127.0.0.1", port)) as client:
    for word in b"hello", b"world":
        client.sendall(word)
        print(client.recv(100))
thread.join()
server.close()
print(server.fileno())

a, b = socket.socketpair()
a.settimeout(0.01)
print(a.gettimeout(), a.getblocking())
try:
    a.recv(1)
except TimeoutError as error:
    print(repr(error))
a.setblocking(False)
try:
    a.recv(1)
except BlockingIOError as error:
    print(repr(error))
print(b.send(b"xyz"), a.recv(1), a.recv(10))
a.setblocking(True)
with b.makefile("w") as file:
    file.write("a line\n")
with a.makefile() as file:
    print(repr(file.readline()))
b.close()
print(a.recv(10))
a.close()

for call in (
    lambda: socket.socket().connect("x"),
    lambda: socket.socket().bind(("127.0.0.1", 70000)),
    lambda: socket.socket().bind((1, 2, 3)),
    lambda: a.recv(1),
    lambda: socket.inet_aton("nowhere"),
    lambda: socket.htons(-1),
):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
print(socket.inet_aton("1.2.3.4"), socket.inet_ntoa(b"\1\2\3\4"), socket.inet_ntop(socket.AF_INET6, b"\0" * 15 + b"\1"))
