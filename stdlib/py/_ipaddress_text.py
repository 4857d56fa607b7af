"""For `ipaddress`: addresses and prefixes as text."""

IPV4LENGTH = 32
IPV6LENGTH = 128
HEX_DIGITS = frozenset('0123456789ABCDEFabcdef')
HEXTETS = 8


class AddressValueError(ValueError):
    """A value is no address."""


class NetmaskValueError(ValueError):
    """A value is no netmask."""


def parse_v4(text):
    """The number of an address with dots."""
    if not text:
        raise AddressValueError('Address cannot be empty')
    octets = text.split('.')
    if len(octets) != 4:
        raise AddressValueError("Expected 4 octets in %r" % text)
    try:
        return int.from_bytes(map(_octet, octets), 'big')
    except ValueError as error:
        raise AddressValueError("%s in %r" % (error, text)) from None


def _octet(text):
    if not text:
        raise ValueError("Empty octet not permitted")
    if not (text.isascii() and text.isdigit()):
        raise ValueError("Only decimal digits permitted in %r" % text)
    if len(text) > 3:
        raise ValueError("At most 3 characters permitted in %r" % text)
    if text != '0' and text[0] == '0':
        raise ValueError("Leading zeros are not permitted in %r" % text)
    number = int(text, 10)
    if number > 255:
        raise ValueError("Octet %d (> 255) not permitted" % number)
    return number


def show_v4(number):
    """An address with dots."""
    return '.'.join(map(str, number.to_bytes(4, 'big')))


def parse_v6(text):
    """The number of an address with colons."""
    if not text:
        raise AddressValueError('Address cannot be empty')
    if len(text) > 45:
        shown = text[:14] + "({} chars elided)".format(len(text) - 28) + text[-14:] if len(text) > 100 else text
        raise AddressValueError(f"At most 45 characters expected in {shown!r}")
    parts = text.split(':')
    if len(parts) < 3:
        raise AddressValueError("At least %d parts expected in %r" % (3, text))
    if '.' in parts[-1]:
        try:
            low = parse_v4(parts.pop())
        except AddressValueError as error:
            raise AddressValueError("%s in %r" % (error, text)) from None
        parts += ['%x' % (low >> 16), '%x' % (low & 0xFFFF)]
    if len(parts) > HEXTETS + 1:
        raise AddressValueError("At most %d colons permitted in %r" % (HEXTETS, text))
    gap = None
    for place in range(1, len(parts) - 1):
        if not parts[place]:
            if gap is not None:
                raise AddressValueError("At most one '::' permitted in %r" % text)
            gap = place
    if gap is None:
        _check_full(parts, text)
        front, back = parts, []
    else:
        front, back = parts[:gap], parts[gap + 1:]
        if not front[0]:
            front = front[1:]
            if front:
                raise AddressValueError("Leading ':' only permitted as part of '::' in %r" % text)
        if not back[-1]:
            back = back[:-1]
            if back:
                raise AddressValueError("Trailing ':' only permitted as part of '::' in %r" % text)
        if len(front) + len(back) >= HEXTETS:
            raise AddressValueError("Expected at most %d other parts with '::' in %r" % (HEXTETS - 1, text))
    try:
        numbers = [_hextet(part) for part in front]
        numbers += [0] * (HEXTETS - len(front) - len(back))
        numbers += [_hextet(part) for part in back]
    except ValueError as error:
        raise AddressValueError("%s in %r" % (error, text)) from None
    number = 0
    for part in numbers:
        number = number << 16 | part
    return number


def _check_full(parts, text):
    if len(parts) != HEXTETS:
        raise AddressValueError("Exactly %d parts expected without '::' in %r" % (HEXTETS, text))
    if not parts[0]:
        raise AddressValueError("Leading ':' only permitted as part of '::' in %r" % text)
    if not parts[-1]:
        raise AddressValueError("Trailing ':' only permitted as part of '::' in %r" % text)


def _hextet(text):
    if not HEX_DIGITS.issuperset(text):
        raise ValueError("Only hex digits permitted in %r" % text)
    if len(text) > 4:
        raise ValueError("At most 4 characters permitted in %r" % text)
    return int(text, 16)


def show_v6(number):
    """An address with colons, its longest row of zeros left out."""
    parts = ['%x' % (number >> shift & 0xFFFF) for shift in range(112, -1, -16)]
    best, length, place = 0, 1, 0
    while place < HEXTETS:
        end = place
        while end < HEXTETS and parts[end] == '0':
            end += 1
        if end - place > length:
            best, length = place, end - place
        place = max(end, place + 1)
    if length > 1:
        front, back = parts[:best], parts[best + length:]
        return ':'.join(front) + '::' + ':'.join(back)
    return ':'.join(parts)


def split_scope(text):
    """An address and the zone behind its `%`."""
    address, separator, scope = text.partition('%')
    if not separator:
        return address, None
    if not scope or '%' in scope:
        raise AddressValueError('Invalid IPv6 address: "%r"' % text)
    return address, scope


def split_network(address):
    """The two parts of `address/prefix`."""
    parts = str(address).split('/')
    if len(parts) > 2:
        raise AddressValueError(f"Only one '/' permitted in {address!r}")
    return parts


def bad_netmask(text):
    raise NetmaskValueError('%r is not a valid netmask' % text) from None


def prefix_from_text(text, bits):
    """The length of a prefix written as a number."""
    if not (text.isascii() and text.isdigit()):
        bad_netmask(text)
    length = int(text)
    if not 0 <= length <= bits:
        bad_netmask(text)
    return length


def prefix_from_number(number, bits):
    """The length of the prefix that a mask covers; ValueError for other numbers."""
    zeros = bits if number == 0 else min(bits, (number & -number).bit_length() - 1)
    length = bits - zeros
    if number >> zeros != (1 << length) - 1:
        raise ValueError('Netmask pattern %r mixes zeroes & ones' % number.to_bytes(bits // 8, 'big'))
    return length


def prefix_from_mask(text):
    """The length of the prefix that a mask or a host mask of IPv4 covers."""
    try:
        number = parse_v4(text)
    except AddressValueError:
        bad_netmask(text)
    for candidate in (number, number ^ 0xFFFFFFFF):
        try:
            return prefix_from_number(candidate, IPV4LENGTH)
        except ValueError:
            pass
    bad_netmask(text)
