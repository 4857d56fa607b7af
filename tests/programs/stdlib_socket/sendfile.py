# sendfile sends what a file has, with the system's help or without.
import io
import os
import socket
import tempfile


def failing(call, *arguments):
    try:
        print(call(*arguments))
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")


near, far = socket.socketpair()
with tempfile.TemporaryFile() as file:
    file.write(bytes(range(256)) * 10)
    file.flush()
    print(near.sendfile(file), file.tell(), far.recv(5000) == bytes(range(256)) * 10)
    print(near.sendfile(file, 250, 10), file.tell(), far.recv(5000))
    print(near.sendfile(file, 2555), file.tell(), far.recv(5000))
memory = io.BytesIO(b"kept in memory")
print(near.sendfile(memory, 5), memory.tell(), far.recv(5000))
memory.seek(0)
print(near.sendfile(memory, 0, 4), memory.tell(), far.recv(5000))
failing(near.sendfile, memory, 0, 0)
failing(near.sendfile, memory, 0, "x")
with open(os.devnull) as text:
    failing(near.sendfile, text)
near.setblocking(False)
failing(near.sendfile, memory)
near.close()
far.close()
one, two = socket.socketpair(type=socket.SOCK_DGRAM)
failing(one.sendfile, memory)
one.close()
two.close()
