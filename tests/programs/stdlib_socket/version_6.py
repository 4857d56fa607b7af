# IPv6: a server for both versions, one for its own only, and the addresses that both see.
import socket

for v6_only in (0, 1):
    with socket.socket(socket.AF_INET6) as server:
        server.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, v6_only)
        server.bind(("::", 0))
        server.listen()
        print(server.getsockname()[::2], server.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY))
        port = server.getsockname()[1]
        for host in ("::1", "127.0.0.1"):
            try:
                client = socket.create_connection((host, port))
            except ConnectionRefusedError as error:
                print(error)
                continue
            accepted, address = server.accept()
            print(address[0], accepted.getsockname()[0], client.getpeername()[0], client.getsockname()[0])
            client.close()
            accepted.close()
