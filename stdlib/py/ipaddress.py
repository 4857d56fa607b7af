"""IPv4 and IPv6 addresses, networks, and interfaces (addresses with their networks).

`ip_address`, `ip_network` and `ip_interface` make whichever fits."""

import functools

from _ipaddress_text import (IPV4LENGTH, IPV6LENGTH, AddressValueError, NetmaskValueError, parse_v4, parse_v6,
                             prefix_from_mask, prefix_from_number, prefix_from_text, show_v4, show_v6, split_network,
                             split_scope, bad_netmask)

for _class in (AddressValueError, NetmaskValueError):
    _class.__module__ = __name__


def ip_address(address):
    """The address that a text, number or bytes stand for."""
    for kind in (IPv4Address, IPv6Address):
        try:
            return kind(address)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 address')


def ip_network(address, strict=True):
    """The network that a text, number, bytes or pair stand for."""
    for kind in (IPv4Network, IPv6Network):
        try:
            return kind(address, strict)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 network')


def ip_interface(address):
    """The interface that a text, number, bytes or pair stand for."""
    for kind in (IPv4Interface, IPv6Interface):
        try:
            return kind(address)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 interface')


def v4_int_to_packed(address):
    """The bytes of a number as an IPv4 address."""
    try:
        return address.to_bytes(4)
    except OverflowError:
        raise ValueError("Address negative or too large for IPv4")


def v6_int_to_packed(address):
    """The bytes of a number as an IPv6 address."""
    try:
        return address.to_bytes(16)
    except OverflowError:
        raise ValueError("Address negative or too large for IPv6")


def summarize_address_range(first, last):
    """The networks that cover the addresses from one to another, both included."""
    if not (isinstance(first, _BaseAddress) and isinstance(last, _BaseAddress)):
        raise TypeError('first and last must be IP addresses, not networks')
    if first.version != last.version:
        raise TypeError("%s and %s are not of the same version" % (first, last))
    if first > last:
        raise ValueError('last IP address must be greater than first')
    kind = IPv4Network if first.version == 4 else IPv6Network
    bits, low, high = first.max_prefixlen, first._ip, last._ip
    while low <= high:
        free = bits if low == 0 else min(bits, (low & -low).bit_length() - 1)
        size = min(free, (high - low + 1).bit_length() - 1)
        yield kind((low, bits - size))
        low += 1 << size
        if low - 1 == (1 << bits) - 1:
            break


def collapse_addresses(addresses):
    """The fewest networks that cover all addresses and networks given."""
    single, networks = [], []
    for item in addresses:
        for other in (single + networks)[-1:]:
            if other.version != item.version:
                raise TypeError("%s and %s are not of the same version" % (item, other))
        if isinstance(item, _BaseAddress):
            single.append(item)
        elif item._prefixlen == item.max_prefixlen:
            single.append(item.network_address)
        else:
            networks.append(item)
    single = sorted(set(single))
    place = 0
    while place < len(single):
        end = place
        while end + 1 < len(single) and single[end + 1]._ip == single[end]._ip + 1:
            end += 1
        networks.extend(summarize_address_range(single[place], single[end]))
        place = end + 1
    return _collapsed(networks)


def _collapsed(networks):
    todo, known = list(networks), {}
    while todo:
        network = todo.pop()
        above = network.supernet()
        other = known.get(above)
        if other is None:
            known[above] = network
        elif other != network:
            # Two halves make a whole.
            del known[above]
            todo.append(above)
    last = None
    for network in sorted(known.values()):
        if last is None or last.broadcast_address < network.broadcast_address:
            yield network
            last = network


def get_mixed_type_key(obj):
    """A key by which addresses and networks can be sorted together."""
    if isinstance(obj, _BaseNetwork):
        return obj._get_networks_key()
    if isinstance(obj, _BaseAddress):
        return obj._get_address_key()
    return NotImplemented


class _IPAddressBase:
    """What addresses and networks share."""

    __slots__ = ()

    @property
    def exploded(self):
        """The text with all zeros."""
        return self._explode_shorthand_ip_string()

    @property
    def compressed(self):
        """The shortest text."""
        return str(self)

    @property
    def reverse_pointer(self):
        """The name to ask for in the reverse DNS."""
        return self._reverse_pointer()

    def _check_int_address(self, address):
        if address < 0:
            raise AddressValueError("%d (< 0) is not permitted as an IPv%d address" % (address, self.version))
        if address > self._ALL_ONES:
            raise AddressValueError("%d (>= 2**%d) is not permitted as an IPv%d address"
                                    % (address, self.max_prefixlen, self.version))

    def _check_packed_address(self, address, length):
        if len(address) != length:
            raise AddressValueError("%r (len %d != %d) is not permitted as an IPv%d address"
                                    % (address, len(address), length, self.version))

    @classmethod
    def _mask(cls, length):
        return cls._ALL_ONES ^ (cls._ALL_ONES >> length)

    @classmethod
    def _prefix(cls, value):
        """The length of a prefix that a number or text gives."""
        bits = cls.max_prefixlen
        if isinstance(value, int):
            if not 0 <= value <= bits:
                bad_netmask(value)
            return value
        try:
            return prefix_from_text(value, bits)
        except NetmaskValueError:
            if bits == IPV6LENGTH:
                raise
            return prefix_from_mask(value)

    @staticmethod
    def _split_addr_prefix(address):
        if isinstance(address, (bytes, int)):
            return address, None
        if not isinstance(address, tuple):
            address = split_network(address)
        return (address[0], address[1]) if len(address) > 1 else (address[0], None)

    def __reduce__(self):
        return self.__class__, (str(self),)


@functools.total_ordering
class _BaseAddress(_IPAddressBase):
    """What addresses of both versions share."""

    __slots__ = ()

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self.version == other.version
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _BaseAddress):
            return NotImplemented
        if self.version != other.version:
            raise TypeError('%s and %s are not of the same version' % (self, other))
        return self._ip < other._ip if self._ip != other._ip else False

    def __add__(self, other):
        return self.__class__(int(self) + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return self.__class__(int(self) - other) if isinstance(other, int) else NotImplemented

    def __repr__(self):
        return '%s(%r)' % (self.__class__.__name__, str(self))

    def __str__(self):
        return str(self._string_from_ip_int(self._ip))

    def __hash__(self):
        return hash(hex(int(self._ip)))

    def _get_address_key(self):
        return self.version, self

    def __reduce__(self):
        return self.__class__, (self._ip,)

    def __format__(self, fmt):
        """As text (`s`), or as a number in base 2 (`b`), 16 (`x`, `X`) or the usual one (`n`), of full width."""
        if not fmt or fmt[-1] == 's':
            return format(str(self), fmt)
        import re
        match = re.fullmatch('(#?)(_?)([xbnX])', fmt)
        if not match:
            return super().__format__(fmt)
        sign, grouped, base = match.groups()
        if base == 'n':
            base = 'b' if self.version == 4 else 'x'
        digits = self.max_prefixlen if base == 'b' else self.max_prefixlen // 4
        if grouped:
            digits += digits // 4 - 1
        if sign:
            digits += 2
        return format(int(self), f'{sign}0{digits}{grouped}{base}')


@functools.total_ordering
class _BaseNetwork(_IPAddressBase):
    """What networks of both versions share."""

    def __init__(self, address, strict=True):
        address, prefix = self._split_addr_prefix(address)
        self.network_address = self._address_class(address)
        self._prefixlen = self.max_prefixlen if prefix is None else self._prefix(prefix)
        self.netmask = self._address_class(self._mask(self._prefixlen))
        packed = int(self.network_address)
        if packed & int(self.netmask) != packed:
            if strict:
                raise ValueError('%s has host bits set' % self)
            self.network_address = self._address_class(packed & int(self.netmask))

    def __repr__(self):
        return '%s(%r)' % (self.__class__.__name__, str(self))

    def __str__(self):
        return '%s/%d' % (self.network_address, self.prefixlen)

    def hosts(self):
        """The addresses that hosts can have."""
        first, last = int(self.network_address), int(self.broadcast_address)
        bits = self.max_prefixlen - self._prefixlen
        if bits == 0:
            return [self._address_class(first)]
        if bits == 1:
            return iter(self)
        return self._hosts(first, last)

    def _hosts(self, first, last):
        for number in range(first + 1, last + (0 if self.version == 4 else 1)):
            yield self._address_class(number)

    def __iter__(self):
        for number in range(int(self.network_address), int(self.broadcast_address) + 1):
            yield self._address_class(number)

    def __getitem__(self, n):
        first, last = int(self.network_address), int(self.broadcast_address)
        place = first + n if n >= 0 else last + n + 1
        if not first <= place <= last:
            raise IndexError('address out of range')
        return self._address_class(place)

    def __lt__(self, other):
        if not isinstance(other, _BaseNetwork):
            return NotImplemented
        if self.version != other.version:
            raise TypeError('%s and %s are not of the same version' % (self, other))
        return ((self.network_address, self.netmask) < (other.network_address, other.netmask))

    def __eq__(self, other):
        try:
            return (self.version == other.version and self.network_address == other.network_address
                    and int(self.netmask) == int(other.netmask))
        except AttributeError:
            return NotImplemented

    def __hash__(self):
        return hash(int(self.network_address) ^ int(self.netmask))

    def __contains__(self, other):
        if self.version != other.version or isinstance(other, _BaseNetwork):
            return False
        return other._ip & self.netmask._ip == self.network_address._ip

    def overlaps(self, other):
        """Whether two networks share addresses."""
        return (self.network_address in other or self.broadcast_address in other
                or other.network_address in self or other.broadcast_address in self)

    @functools.cached_property
    def broadcast_address(self):
        """The last address."""
        return self._address_class(int(self.network_address) | int(self.hostmask))

    @functools.cached_property
    def hostmask(self):
        """The mask of the bits that tell hosts apart."""
        return self._address_class(int(self.netmask) ^ self._ALL_ONES)

    with_prefixlen = property(lambda self: '%s/%d' % (self.network_address, self._prefixlen))
    with_netmask = property(lambda self: '%s/%s' % (self.network_address, self.netmask))
    with_hostmask = property(lambda self: '%s/%s' % (self.network_address, self.hostmask))
    prefixlen = property(lambda self: self._prefixlen)
    num_addresses = property(lambda self: int(self.broadcast_address) - int(self.network_address) + 1)

    def address_exclude(self, other):
        """The networks that are left when one is taken out."""
        if self.version != other.version:
            raise TypeError("%s and %s are not of the same version" % (self, other))
        if not isinstance(other, _BaseNetwork):
            raise TypeError("%s is not a network object" % other)
        if not other.subnet_of(self):
            raise ValueError('%s not contained in %s' % (other, self))
        if other == self:
            return
        other = other.__class__('%s/%s' % (other.network_address, other.prefixlen))
        low, high = self.subnets()
        while low != other and high != other:
            inside, outside = (low, high) if other.subnet_of(low) else (high, low)
            yield outside
            low, high = inside.subnets()
        yield high if low == other else low

    def compare_networks(self, other):
        """-1, 0 or 1, by addresses and then by masks."""
        if self.version != other.version:
            raise TypeError('%s and %s are not of the same type' % (self, other))
        own, others = self._get_networks_key()[1:], other._get_networks_key()[1:]
        return -1 if own < others else 1 if own > others else 0

    def _get_networks_key(self):
        return self.version, self.network_address, self.netmask

    def _new_prefix(self, length_diff, new_prefix, direction):
        if new_prefix is None:
            return self._prefixlen + direction * length_diff
        if length_diff != 1:
            raise ValueError('cannot set prefixlen_diff and new_prefix')
        return new_prefix

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        """The networks with longer prefixes into which it can be divided."""
        if self._prefixlen == self.max_prefixlen:
            yield self
            return
        if new_prefix is not None and new_prefix < self._prefixlen:
            raise ValueError('new prefix must be longer')
        length = self._new_prefix(prefixlen_diff, new_prefix, 1)
        if length < self._prefixlen:
            raise ValueError('prefix length diff must be > 0')
        if length > self.max_prefixlen:
            raise ValueError('prefix length diff %d is invalid for netblock %s' % (length, self))
        step = 1 << self.max_prefixlen - length
        for start in range(int(self.network_address), int(self.broadcast_address) + 1, step):
            yield self.__class__((start, length))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        """The network with a shorter prefix in which it lies."""
        if self._prefixlen == 0:
            return self
        if new_prefix is not None and new_prefix > self._prefixlen:
            raise ValueError('new prefix must be shorter')
        length = self._new_prefix(prefixlen_diff, new_prefix, -1)
        if length < 0:
            raise ValueError('current prefixlen is %d, cannot have a prefixlen_diff of %d'
                             % (self.prefixlen, prefixlen_diff))
        return self.__class__((int(self.network_address) & self._mask(length), length))

    def _is_subnet_of(self, other):
        try:
            if self.version != other.version:
                raise TypeError(f"{self} and {other} are not of the same version")
            return other.network_address <= self.network_address and other.broadcast_address >= self.broadcast_address
        except AttributeError:
            raise TypeError(f"Unable to test subnet containment between {self} and {other}")

    def subnet_of(self, other):
        """Whether it lies in another network."""
        return self._is_subnet_of(other)

    def supernet_of(self, other):
        """Whether another network lies in it."""
        return other._is_subnet_of(self) if isinstance(other, _BaseNetwork) else self._is_subnet_of(other)

    def _both(self, name):
        return getattr(self.network_address, name) and getattr(self.broadcast_address, name)

    is_multicast = property(lambda self: self._both('is_multicast'))
    is_reserved = property(lambda self: self._both('is_reserved'))
    is_link_local = property(lambda self: self._both('is_link_local'))
    is_unspecified = property(lambda self: self._both('is_unspecified'))
    is_loopback = property(lambda self: self._both('is_loopback'))
    is_global = property(lambda self: not self.is_private)

    @property
    def is_private(self):
        """Whether all of it is kept for private use."""
        return (any(self.network_address in network and self.broadcast_address in network
                    for network in self._constants._private_networks)
                and all(self.network_address not in network and self.broadcast_address not in network
                        for network in self._constants._private_networks_exceptions))

    def _explode_shorthand_ip_string(self):
        return '%s/%d' % (self.network_address.exploded, self._prefixlen)

    def _reverse_pointer(self):
        # The prefix stays where the text has it, as in CPython.
        if self.version == 4:
            return '.'.join(str(self).split('.')[::-1]) + '.in-addr.arpa'
        return '.'.join(self.exploded[::-1].replace(':', '')) + '.ip6.arpa'


class _Constants:
    """The networks with a meaning."""

    def __init__(self, kind, **networks):
        for name, value in networks.items():
            made = [kind(text) for text in value] if isinstance(value, list) else kind(value)
            setattr(self, name, made)


class _Address(_BaseAddress):
    """The properties of addresses of both versions."""

    __slots__ = ()

    @property
    def packed(self):
        """The bytes."""
        return self._ip.to_bytes(self.max_prefixlen // 8)


class _V4:
    __slots__ = ()
    version = 4
    _version = 4
    _ALL_ONES = (1 << IPV4LENGTH) - 1
    max_prefixlen = _max_prefixlen = IPV4LENGTH
    _string_from_ip_int = staticmethod(show_v4)
    _ip_int_from_string = staticmethod(parse_v4)


class _V6:
    __slots__ = ()
    version = 6
    _version = 6
    _ALL_ONES = (1 << IPV6LENGTH) - 1
    max_prefixlen = _max_prefixlen = IPV6LENGTH
    _string_from_ip_int = staticmethod(show_v6)
    _ip_int_from_string = staticmethod(parse_v6)


class IPv4Address(_V4, _Address):
    """An IPv4 address."""

    __slots__ = ('_ip', '__weakref__')

    def __init__(self, address):
        if isinstance(address, int):
            self._check_int_address(address)
            self._ip = address
        elif isinstance(address, bytes):
            self._check_packed_address(address, 4)
            self._ip = int.from_bytes(address)
        else:
            text = str(address)
            if '/' in text:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            self._ip = parse_v4(text)

    def _explode_shorthand_ip_string(self):
        return str(self)

    def _reverse_pointer(self):
        return '.'.join(str(self).split('.')[::-1]) + '.in-addr.arpa'

    is_reserved = property(lambda self: self in self._constants._reserved_network)
    is_multicast = property(lambda self: self in self._constants._multicast_network)
    is_unspecified = property(lambda self: self == self._constants._unspecified_address)
    is_loopback = property(lambda self: self in self._constants._loopback_network)
    is_link_local = property(lambda self: self in self._constants._linklocal_network)

    @property
    def is_private(self):
        """Whether it is kept for private use."""
        return (any(self in network for network in self._constants._private_networks)
                and all(self not in network for network in self._constants._private_networks_exceptions))

    @property
    def is_global(self):
        """Whether it can be reached from everywhere."""
        return self not in self._constants._public_network and not self.is_private

    @property
    def ipv6_mapped(self):
        """The IPv6 address that stands for it."""
        return IPv6Address(0xFFFF << 32 | self._ip)


class IPv6Address(_V6, _Address):
    """An IPv6 address, perhaps with a zone."""

    __slots__ = ('_ip', '_scope_id', '__weakref__')

    def __init__(self, address):
        self._scope_id = None
        if isinstance(address, int):
            self._check_int_address(address)
            self._ip = address
        elif isinstance(address, bytes):
            self._check_packed_address(address, 16)
            self._ip = int.from_bytes(address, 'big')
        else:
            text = str(address)
            if '/' in text:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            text, self._scope_id = split_scope(text)
            self._ip = parse_v6(text)

    def _explode_shorthand_ip_string(self):
        digits = '%032x' % self._ip
        if self.ipv4_mapped is not None:
            return '0000:' * 5 + 'ffff:' + str(self.ipv4_mapped)
        return ':'.join(digits[place:place + 4] for place in range(0, 32, 4)) + ('%' + self._scope_id if self._scope_id else '')

    def _reverse_pointer(self):
        return '.'.join(('%032x' % self._ip)[::-1]) + '.ip6.arpa'

    def __str__(self):
        text = show_v6(self._ip)
        mapped = self.ipv4_mapped
        if mapped is not None:
            text = '::ffff:%s' % mapped
        return text + '%' + self._scope_id if self._scope_id else text

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is NotImplemented or not equal:
            return equal
        return self._scope_id == getattr(other, '_scope_id', None)

    def __reduce__(self):
        return self.__class__, (str(self),)

    scope_id = property(lambda self: self._scope_id)

    is_multicast = property(lambda self: self in self._constants._multicast_network)
    is_link_local = property(lambda self: self in self._constants._linklocal_network)
    is_site_local = property(lambda self: self in self._constants._sitelocal_network)
    is_unspecified = property(lambda self: self._ip == 0 and not self._scope_id)
    is_reserved = property(lambda self: any(self in network for network in self._constants._reserved_networks))

    @property
    def is_loopback(self):
        """Whether it is the host itself."""
        mapped = self.ipv4_mapped
        return self._ip == 1 if mapped is None else mapped.is_loopback

    @property
    def is_private(self):
        """Whether it is kept for private use."""
        mapped, known = self.ipv4_mapped, self._constants
        if mapped is not None:
            return mapped.is_private
        return (any(self in network for network in known._private_networks)
                and all(self not in network for network in known._private_networks_exceptions))

    @property
    def is_global(self):
        """Whether it can be reached from everywhere."""
        mapped = self.ipv4_mapped
        return not self.is_private if mapped is None else mapped.is_global

    @property
    def ipv4_mapped(self):
        """The IPv4 address that it stands for, or None."""
        return IPv4Address(self._ip & 0xFFFFFFFF) if self._ip >> 32 == 0xFFFF else None

    @property
    def teredo(self):
        """Server and client of a Teredo address, or None."""
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xFFFFFFFF), IPv4Address(~self._ip & 0xFFFFFFFF)

    @property
    def sixtofour(self):
        """The IPv4 address in a 6to4 address, or None."""
        return IPv4Address(self._ip >> 80 & 0xFFFFFFFF) if self._ip >> 112 == 0x2002 else None


class IPv4Network(_V4, _BaseNetwork):
    """An IPv4 network."""

    _address_class = IPv4Address

    @property
    def is_global(self):
        """Whether it can be reached from everywhere."""
        shared = IPv4Network('100.64.0.0/10')
        return not (self.network_address in shared and self.broadcast_address in shared) and not self.is_private


class IPv6Network(_V6, _BaseNetwork):
    """An IPv6 network."""

    _address_class = IPv6Address
    is_site_local = property(lambda self: self._both('is_site_local'))


class _Interface:
    """What interfaces of both versions share."""

    __slots__ = ()

    def __init__(self, address):
        address, prefix = self._split_addr_prefix(address)
        self._base.__init__(self, address)
        self.network = self._network_class((address, self.max_prefixlen if prefix is None else prefix), strict=False)
        self.netmask = self.network.netmask
        self._prefixlen = self.network._prefixlen

    @property
    def hostmask(self):
        """The mask of the bits that tell hosts apart."""
        return self.network.hostmask

    def __str__(self):
        return '%s/%d' % (self.ip, self._prefixlen)

    def __eq__(self, other):
        equal = self._base.__eq__(self, other)
        if equal is NotImplemented or not equal:
            return equal
        try:
            return self.network == other.network
        except AttributeError:
            return False

    def __lt__(self, other):
        less = self._base.__lt__(self, other)
        if less is NotImplemented:
            return less
        try:
            return self.network < other.network or self.network == other.network and less
        except AttributeError:
            return False

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))

    __reduce__ = _IPAddressBase.__reduce__

    def _explode_shorthand_ip_string(self):
        return '%s/%d' % (self.ip.exploded, self._prefixlen)

    with_prefixlen = property(lambda self: '%s/%s' % (self.ip, self._prefixlen))
    with_netmask = property(lambda self: '%s/%s' % (self.ip, self.netmask))
    with_hostmask = property(lambda self: '%s/%s' % (self.ip, self.hostmask))


class IPv4Interface(_Interface, IPv4Address):
    """An IPv4 address with its network."""

    _base, _network_class = IPv4Address, IPv4Network
    ip = property(lambda self: IPv4Address(self._ip))


class IPv6Interface(_Interface, IPv6Address):
    """An IPv6 address with its network."""

    _base, _network_class = IPv6Address, IPv6Network

    @property
    def ip(self):
        """The address alone."""
        return IPv6Address(show_v6(self._ip) + ('%' + self._scope_id if self._scope_id else ''))

    @property
    def is_unspecified(self):
        """Whether address and network are unspecified."""
        return super().is_unspecified and self.network.is_unspecified

    @property
    def is_loopback(self):
        """Whether address and network are loopback."""
        return super().is_loopback and self.network.is_loopback


IPv4Address._constants = IPv4Network._constants = _Constants(
    IPv4Network, _linklocal_network='169.254.0.0/16', _loopback_network='127.0.0.0/8', _multicast_network='224.0.0.0/4',
    _public_network='100.64.0.0/10', _reserved_network='240.0.0.0/4',
    _private_networks=['0.0.0.0/8', '10.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24',
                       '192.0.0.170/31', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24',
                       '203.0.113.0/24', '240.0.0.0/4', '255.255.255.255/32'],
    _private_networks_exceptions=['192.0.0.9/32', '192.0.0.10/32'])
IPv4Address._constants._unspecified_address = IPv4Address('0.0.0.0')
IPv6Address._constants = IPv6Network._constants = _Constants(
    IPv6Network, _linklocal_network='fe80::/10', _multicast_network='ff00::/8', _sitelocal_network='fec0::/10',
    _private_networks=['::1/128', '::/128', '::ffff:0:0/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32',
                       '2002::/16', '3fff::/20', 'fc00::/7', 'fe80::/10'],
    _private_networks_exceptions=['2001:1::1/128', '2001:1::2/128', '2001:3::/32', '2001:4:112::/48', '2001:20::/28',
                                  '2001:30::/28'],
    _reserved_networks=['::/8', '100::/8', '200::/7', '400::/6', '800::/5', '1000::/4', '4000::/3', '6000::/3', '8000::/3',
                        'A000::/3', 'C000::/3', 'E000::/4', 'F000::/5', 'F800::/6', 'FE00::/9'])
