"""A dialogue over a pair of sockets: each recv() hands the lock to the other side."""
import socket
import threading

here, there = socket.socketpair()


def echo():
    with there:
        while data := there.recv(100):
            there.send(data.upper())


threading.Thread(target=echo, name="echo").start()
with here:
    for word in (b"ping", b"pong"):
        here.send(word)
        print(here.recv(100))
