# Descriptors that are given up and taken over; what is inherited.
import os
import socket


def failing(call, *arguments, **named):
    try:
        print(call(*arguments, **named))
    except (TypeError, ValueError, OverflowError, OSError) as error:
        print(f"{type(error).__name__}: {error}")


near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
number = near.detach()
near = socket.socket(fileno=number)
print(near.family, near.type, near.proto, near.fileno() == number)
print(near.get_inheritable(), os.get_inheritable(near.fileno()))
near.set_inheritable(True)
print(near.get_inheritable(), os.get_inheritable(near.fileno()))
os.close(near.detach())
failing(os.fstat, number)
far.close()
failing(socket.socket, fileno=-1)
failing(socket.socket, fileno=999)
with open(os.devnull) as file:
    failing(socket.socket, fileno=file.fileno())
kept, other = socket.socketpair()
number = other.detach()
socket.close(number)
print(kept.recv(5))
kept.close()

# Two objects for one descriptor: whoever closes it second finds it closed.
first = socket.socket()
second = socket.socket(fileno=first.fileno())
second.close()
failing(first.close)
first = socket.socket()
os.close(first.fileno())
del first
copy = os.dup(kept.fileno()) if kept.fileno() >= 0 else os.dup(1)
failing(socket.socket, fileno=copy)
os.close(copy)
near, far = socket.socketpair()
copy = socket.socket(fileno=os.dup(near.fileno()))
near.close()
copy.send(b"through the copy")
print(far.recv(100))
copy.close()
far.close()

unbound = socket.socket(socket.AF_UNIX)
print(repr(unbound.getsockname()))
unbound.bind("\0minipy test \N{SNOWMAN}")
print(unbound.getsockname().decode())
unbound.close()
bound = socket.socket(socket.AF_UNIX)
bound.bind("")
print(len(bound.getsockname()), bound.getsockname()[:1])
bound.close()
