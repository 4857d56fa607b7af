# Addresses: texts, properties, arithmetic, errors.
import ipaddress
import pickle

for text in ("192.168.0.1", "8.8.8.8", "127.0.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "169.254.1.1", "100.64.0.1", "192.0.0.9",
             "::", "::1", "2001:db8::1", "fe80::1", "::ffff:1.2.3.4", "2002:c000:204::", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
             "ff02::1", "fc00::", "1:2:3:4:5:6:7:8", "1:0:0:2:0:0:0:3", "fec0::1", "2606:4700::1111"):
    a = ipaddress.ip_address(text)
    print(repr(a), a.exploded, a.compressed, int(a), a.packed.hex(), a.reverse_pointer, a.version, a.max_prefixlen)
    print("  ", [name for name in ("is_multicast", "is_private", "is_global", "is_unspecified", "is_reserved", "is_loopback",
                                   "is_link_local") if getattr(a, name)], pickle.loads(pickle.dumps(a)) == a)
six = ipaddress.IPv6Address("2002:c000:204::")
print(six.sixtofour, six.teredo, six.ipv4_mapped, six.is_site_local, six.scope_id, ipaddress.ip_address("fe80::1%eth0").scope_id)
print(ipaddress.IPv6Address("2001:0:4136:e378:8000:63bf:3fff:fdd2").teredo, ipaddress.IPv4Address("1.2.3.4").ipv6_mapped)
a, b = ipaddress.ip_address("10.0.0.1"), ipaddress.ip_address("10.0.0.2")
print(a < b, a == b, a + 1 == b, b - 1, sorted([b, a]), hash(a) == hash(ipaddress.ip_address("10.0.0.1")), a >= b)
print(f"{a:b} {a:x} {a:#X} {a:_b} {a:n} {a:s} {a:>12s}", f"{six:x} {six:_n}")
print(ipaddress.ip_address(1), ipaddress.ip_address(2**40), ipaddress.ip_address(b"\1\2\3\4"), ipaddress.v4_int_to_packed(1))
for bad in ("", "1.2.3", "1.2.3.256", "1.2.3.04", "1.2.3.x", "1..2.3", "1.2.3.1234", ":1", "1::2::3", "1:2:3:4:5:6:7", "12345::", "g::", "1:2:3:4:5:6:7:8:9",
            "1:2:3:4:5:6:7:8::", ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:", "::1.2.3", "::1%", "::1%a%b", "1.2.3.4/8", "::/8", -1, 2**128, b"12", None):
    for kind in (ipaddress.IPv4Address, ipaddress.IPv6Address, ipaddress.ip_address):
        try:
            print(repr(bad), kind(bad))
        except ValueError as error:
            print(repr(bad), type(error).__name__, error)
for bad in (lambda: a < six, lambda: a < 5, lambda: ipaddress.ip_address("255.255.255.255") + 1, lambda: a + 1.5):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
