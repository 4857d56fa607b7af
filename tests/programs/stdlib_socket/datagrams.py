# UDP on loopback: addresses, connected sockets, many datagrams that nobody fetches at once, errors.
import socket

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as a, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as b:
    a.bind(("127.0.0.1", 0))
    address = a.getsockname()
    print(b.getsockname())
    print(b.sendto(b"hello", address), b.sendto(b"", address))
    print(b.getsockname()[0], b.getsockname()[1] > 0)
    data, sender = a.recvfrom(100)
    print(data, sender == ("127.0.0.1", b.getsockname()[1]))
    print(a.recvfrom(100)[0])
    print(a.sendto(b"to you", sender), b.recv(3), end=" ")
    a.settimeout(0.01)
    try:
        a.recv(1)
    except TimeoutError as error:
        print(error)
    b.connect(address)
    print(b.getpeername() == address, b.send(b"connected"), a.recv(100))
    for number in range(150):
        b.send(b"%d " % number)
    print(b"".join(a.recv(100) for _ in range(150)).decode())
    for call in (lambda: a.send(b"x"), a.getpeername, lambda: b.send(bytes(70_000)), a.listen):
        try:
            print(call())
        except OSError as error:
            print(error)
    gone = a.getsockname()
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as c:
    print(c.sendto(b"into the void", gone))
    c.setblocking(False)
    try:
        c.recv(1)
    except BlockingIOError as error:
        print(error)
