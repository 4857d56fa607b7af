"""A TCP echo server with a thread for each connection, and two clients: who is where when."""
import socket
import threading


def serve(connection):
    with connection:
        while data := connection.recv(100):
            connection.sendall(data.upper())


def accept(count):
    for number in range(count):
        connection, address = listener.accept()
        print("client at port", address[1])
        threading.Thread(target=serve, args=(connection,), name=f"server-{number}").start()


def ask(words):
    with socket.create_connection(listener.getsockname()) as client:
        for word in words:
            client.sendall(word)
            print(client.recv(100))


listener = socket.create_server(("127.0.0.1", 0))
print("listens at", listener.getsockname())
threads = [threading.Thread(target=accept, args=(2,), name="listener")]
for name, words in ("first", (b"ping", b"pong")), ("second", (b"tick", b"tock")):
    threads.append(threading.Thread(target=ask, args=(words,), name=name))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
