# Networks and interfaces.
import ipaddress

for text in ("192.168.0.0/24", "10.0.0.0/255.0.0.0", "10.0.0.0/0.255.255.255", "1.2.3.4", "0.0.0.0/0", "2001:db8::/32", "::1", "::/0", "fe80::/10"):
    n = ipaddress.ip_network(text)
    print(repr(n), n.network_address, n.broadcast_address, n.netmask, n.hostmask, n.prefixlen, n.num_addresses, n.exploded, n.with_netmask, n.with_hostmask,
          n.is_private, n.is_global, n.is_link_local, n.reverse_pointer)
n = ipaddress.ip_network("192.168.0.0/29")
print(list(n.hosts()), n[0], n[-1], ipaddress.ip_address("192.168.0.3") in n, len(list(n)), list(ipaddress.ip_network("10.0.0.0/31").hosts()), ipaddress.ip_network("10.0.0.0/32").hosts())
print(list(n.subnets()), list(n.subnets(new_prefix=31)), n.supernet(), n.supernet(new_prefix=16), n.supernet(3))
other = ipaddress.ip_network("192.168.0.4/31")
print(list(n.address_exclude(other)), other.subnet_of(n), n.supernet_of(other), n.overlaps(other), n.compare_networks(other), n < other, n == other)
print(list(ipaddress.summarize_address_range(ipaddress.ip_address("10.0.0.1"), ipaddress.ip_address("10.0.0.130"))))
print(list(ipaddress.collapse_addresses([ipaddress.ip_network("10.0.0.0/25"), ipaddress.ip_network("10.0.0.128/25"), ipaddress.ip_network("10.0.0.64/26")])))
print(list(ipaddress.collapse_addresses([ipaddress.ip_address(f"10.0.0.{i}") for i in (1, 2, 3, 4, 7)])))
print(sorted([n, ipaddress.ip_address("1.1.1.1"), ipaddress.ip_network("::/8")], key=ipaddress.get_mixed_type_key))
i = ipaddress.ip_interface("192.168.1.7/24")
print(repr(i), i.ip, i.network, i.netmask, i.hostmask, i.with_prefixlen, i.with_netmask, i.with_hostmask, i == ipaddress.ip_interface("192.168.1.7/24"), i < ipaddress.ip_interface("192.168.1.8/24"))
print(repr(ipaddress.ip_interface("fe80::1%lo/64")), ipaddress.ip_interface(("10.0.0.1", 8)), ipaddress.ip_network(("10.0.0.0", "255.0.0.0")), ipaddress.ip_network("1.2.3.4/8", strict=False))
for bad in ("1.2.3.4/8", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/255.0.255.0", "1/2/3", "::/129", "::/ffff::", "10.0.0.0/-1", 5.5):
    for kind in (ipaddress.IPv4Network, ipaddress.IPv6Network, ipaddress.ip_network, ipaddress.ip_interface):
        try:
            print(bad, kind(bad))
        except ValueError as error:
            print(bad, type(error).__name__, error)
for bad in (lambda: list(n.subnets(prefixlen_diff=-1)), lambda: list(n.subnets(2, 31)), lambda: list(n.subnets(30)), lambda: n.supernet(new_prefix=30), lambda: n.supernet(40), lambda: n[99],
            lambda: list(n.address_exclude(ipaddress.ip_network("1.0.0.0/8"))), lambda: n < ipaddress.ip_network("::/8"), lambda: n.subnet_of(ipaddress.ip_network("::/8"))):
    try:
        bad()
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
