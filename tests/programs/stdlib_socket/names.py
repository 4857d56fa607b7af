# Names of services, protocols, hosts and interfaces.
import socket


def failing(call, *arguments):
    try:
        print(call(*arguments))
    except (TypeError, ValueError, OverflowError, OSError) as error:
        print(f"{type(error).__name__}: {error}")


print(socket.getservbyname("http"), socket.getservbyname("domain", "udp"), socket.getservbyport(80, "tcp"))
failing(socket.getservbyname, "no such service")
failing(socket.getservbyport, 99999)
print(socket.getprotobyname("tcp"), socket.getprotobyname("UDP"))
failing(socket.getprotobyname, "no such protocol")
flags = socket.NI_NUMERICHOST | socket.NI_NUMERICSERV
print(socket.getnameinfo(("127.0.0.1", 80), flags), socket.getnameinfo(("::1", 80, 0, 0), flags))
print(socket.getnameinfo(("127.0.0.1", 80), socket.NI_NUMERICHOST))
failing(socket.getnameinfo, ("name", 80), 3)
failing(socket.getnameinfo, 5, 3)
failing(socket.getnameinfo, ("127.0.0.1", 80, 1), 1)
failing(socket.gethostbyaddr, "300.1.1.1")
print(socket.gethostbyname_ex("127.0.0.1"))
try:
    socket.getaddrinfo("no host here.invalid", 80)
except socket.gaierror as error:
    print(error.errno == socket.EAI_NONAME, error.strerror, error.args)
print(*socket.getaddrinfo("127.0.0.1", "http"), sep="\n")
print(*socket.getaddrinfo("::1", 80, type=socket.SOCK_STREAM), sep="\n")
print(*socket.getaddrinfo(None, 80, socket.AF_INET, socket.SOCK_DGRAM, 0, socket.AI_PASSIVE), sep="\n")
failing(socket.getaddrinfo, "127.0.0.1", "no such service")
failing(socket.getaddrinfo, 5, 80)
failing(socket.getaddrinfo, "127.0.0.1", [])
number = socket.if_nametoindex("lo")
print(socket.if_indextoname(number), (number, "lo") in socket.if_nameindex())
failing(socket.if_nametoindex, "no such")
failing(socket.if_indextoname, 99999)
failing(socket.if_indextoname, -1)
failing(socket.close, 999)
