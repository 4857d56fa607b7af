# Servers for connections and datagrams.
import socket
import socketserver
import threading


class Upper(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.upper())
            if line == b"end\n":
                break


class Reverse(socketserver.DatagramRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.read()[::-1])


for kind in (socketserver.TCPServer, socketserver.ThreadingTCPServer):
    with kind(("127.0.0.1", 0), Upper) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        for text in (b"one\nend\n", b"two\n three\nend\n"):
            with socket.create_connection(server.server_address) as client:
                client.sendall(text)
                print(kind.__name__, client.makefile("rb").read())
        server.shutdown()
        thread.join()

with socketserver.UDPServer(("127.0.0.1", 0), Reverse) as server:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.sendto(b"abc", server.server_address)
        server.handle_request()
        print(client.recvfrom(10)[0])
    server.timeout = 0.01
    server.handle_timeout = lambda: print("nothing came")
    server.handle_request()
