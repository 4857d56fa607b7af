"""create_connection(): without a timeout of its own a connection gets the default one; None means none at all."""
import socket

listener = socket.create_server(("127.0.0.1", 0))
address = listener.getsockname()


def show():
    for given in ((), (None,), (2.5,), (socket._GLOBAL_DEFAULT_TIMEOUT,)):
        with socket.create_connection(address, *given) as connection:
            print(len(given), connection.gettimeout())


show()
socket.setdefaulttimeout(7.5)
show()
print(type(socket._GLOBAL_DEFAULT_TIMEOUT), socket.create_connection.__defaults__[0] is socket._GLOBAL_DEFAULT_TIMEOUT)
