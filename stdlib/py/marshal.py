"""Simple values as bytes, in CPython's internal format: numbers, text, bytes, and containers of them.

The bytes of code mean something to this interpreter only."""

import _code_bytes
import struct

version = 4

_MAX_DEPTH = 300
_REFERENCE = 0x80
_CODE_MARK = b'mini'  # tells its code from CPython's
_CodeType = type((lambda: None).__code__)


def dumps(value, version=version, /):
    """A value as bytes."""
    parts = []
    _write(value, parts.append, version, 0)
    return b''.join(parts)


def dump(value, file, version=version, /):
    """Write a value to a binary file."""
    file.write(dumps(value, version))


def loads(bytes, /):
    """The value that bytes begin with."""
    try:
        data = memoryview(bytes).tobytes()
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(bytes).__name__}'") from None
    return _Reader(data).value()


def load(file, /):
    """Read a value from a binary file; what follows stays there."""
    reader = _FileReader(file)
    return reader.value()


def _sized(code, data):
    return code + struct.pack('<i', len(data)) + data


def _integer(value):
    if -2**31 <= value < 2**31:
        return b'i' + struct.pack('<i', value)
    digits, rest = [], abs(value)
    while rest:
        digits.append(rest & 0x7fff)
        rest >>= 15
    count = len(digits) if value > 0 else -len(digits)
    return b'l' + struct.pack('<i', count) + struct.pack('<%dH' % len(digits), *digits)


def _float(value, version):
    if version > 1:
        return b'g' + struct.pack('<d', value)
    text = repr(value).encode()
    return b'f' + bytes([len(text)]) + text


def _complex(value, version):
    if version > 1:
        return b'y' + struct.pack('<dd', value.real, value.imag)
    real, imag = (repr(part).encode() for part in (value.real, value.imag))
    return b'x' + bytes([len(real)]) + real + bytes([len(imag)]) + imag


def _text(value, version):
    if version >= 4 and value.isascii():
        data = value.encode()
        return b'z' + bytes([len(data)]) + data if len(data) < 256 else _sized(b'a', data)
    return _sized(b'u', value.encode('utf-8', 'surrogatepass'))


_CONSTANTS = {None: b'N', StopIteration: b'S', Ellipsis: b'.'}


def _write(value, put, version, depth):
    if depth > _MAX_DEPTH:
        raise ValueError('object too deeply nested to marshal')
    kind = type(value)
    if kind is bool:
        put(b'T' if value else b'F')
    elif kind is int:
        put(_integer(value))
    elif kind is str:
        put(_text(value, version))
    elif kind is float:
        put(_float(value, version))
    elif kind is complex:
        put(_complex(value, version))
    elif kind is bytes:
        put(_sized(b's', value))
    elif kind is tuple:
        if version >= 4 and len(value) < 256:
            put(b')' + bytes([len(value)]))
        else:
            put(b'(' + struct.pack('<i', len(value)))
        for item in value:
            _write(item, put, version, depth + 1)
    elif kind is list or kind is set or kind is frozenset:
        put({list: b'[', set: b'<', frozenset: b'>'}[kind] + struct.pack('<i', len(value)))
        for item in value:
            _write(item, put, version, depth + 1)
    elif kind is dict:
        put(b'{')
        for key, item in value.items():
            _write(key, put, version, depth + 1)
            _write(item, put, version, depth + 1)
        put(b'0')
    elif value is None or value is Ellipsis or value is StopIteration:
        put(_CONSTANTS[value])
    elif kind is _CodeType:
        put(_sized(b'c' + _CODE_MARK, _code_bytes.pack(value)))
    else:
        try:
            data = memoryview(value).tobytes()
        except TypeError:
            raise ValueError('unmarshallable object') from None
        put(_sized(b's', data))


_END = object()


class _Reader:
    """Reads values from bytes."""

    def __init__(self, data):
        self.data = data
        self.place = 0
        self.known = []
        self.depth = 0

    def take(self, count):
        """The next bytes."""
        found = self.data[self.place:self.place + count]
        if len(found) < count:
            raise EOFError('marshal data too short')
        self.place += count
        return found

    def number(self, format, count):
        return struct.unpack(format, self.take(count))[0]

    def size(self):
        size = self.number('<i', 4)
        if size < 0:
            raise ValueError('bad marshal data (size out of range)')
        return size

    def value(self):
        """The next value."""
        found = self.item()
        if found is _END:
            raise TypeError('NULL object in marshal data for object')
        return found

    def item(self):
        if self.depth > _MAX_DEPTH:
            raise ValueError('recursion limit exceeded')
        if self.place == len(self.data) and type(self) is _Reader:
            raise EOFError('EOF read where object expected')
        code = self.take(1)[0]
        kind = chr(code & ~_REFERENCE)
        if kind == 'r':
            index = self.number('<i', 4)
            if not 0 <= index < len(self.known) or self.known[index] is _END:
                raise ValueError('bad marshal data (invalid reference)')
            return self.known[index]
        place = None
        if code & _REFERENCE:
            place = len(self.known)
            self.known.append(_END)
        self.depth += 1
        try:
            found = self.plain(kind) if kind in _PLAIN else self.container(kind, place)
        finally:
            self.depth -= 1
        if place is not None:
            self.known[place] = found
        return found

    def plain(self, kind):
        return _PLAIN[kind](self)

    def integer(self):
        count = self.number('<i', 4)
        digits = struct.unpack('<%dH' % abs(count), self.take(2 * abs(count)))
        if digits and digits[-1] == 0:
            raise ValueError('bad marshal data (unnormalized long data)')
        if any(digit > 0x7fff for digit in digits):
            raise ValueError('bad marshal data (digit out of range in long)')
        value = sum(digit << 15 * index for index, digit in enumerate(digits))
        return -value if count < 0 else value

    def code(self):
        if self.take(len(_CODE_MARK)) != _CODE_MARK:
            raise ValueError('bad marshal data (code of another interpreter)')
        return _code_bytes.unpack(self.take(self.size()))

    def container(self, kind, place):
        if kind in ')(':
            size = self.take(1)[0] if kind == ')' else self.size()
            return tuple([self.value() for _ in range(size)])
        if kind in '[<':
            size = self.size()
            found = [] if kind == '[' else set()
            if place is not None:
                self.known[place] = found
            add = found.append if kind == '[' else found.add
            for _ in range(size):
                add(self.value())
            return found
        if kind == '>':
            return frozenset([self.value() for _ in range(self.size())])
        if kind == '{':
            found = {}
            if place is not None:
                self.known[place] = found
            while (key := self.item()) is not _END:
                found[key] = self.value()
            return found
        raise ValueError('bad marshal data (unknown type code)')


def _short(reader):
    return reader.take(reader.take(1)[0])


_PLAIN = {
    '0': lambda reader: _END,
    'N': lambda reader: None,
    'T': lambda reader: True,
    'F': lambda reader: False,
    'S': lambda reader: StopIteration,
    '.': lambda reader: Ellipsis,
    'i': lambda reader: reader.number('<i', 4),
    'I': lambda reader: reader.number('<q', 8),
    'l': _Reader.integer,
    'c': _Reader.code,
    'g': lambda reader: reader.number('<d', 8),
    'f': lambda reader: float(_short(reader)),
    'y': lambda reader: complex(*struct.unpack('<dd', reader.take(16))),
    'x': lambda reader: complex(float(_short(reader)), float(_short(reader))),
    's': lambda reader: reader.take(reader.size()),
    'z': lambda reader: _short(reader).decode('ascii'),
    'Z': lambda reader: _short(reader).decode('ascii'),
    'a': lambda reader: reader.take(reader.size()).decode('ascii'),
    'A': lambda reader: reader.take(reader.size()).decode('ascii'),
    'u': lambda reader: reader.take(reader.size()).decode('utf-8', 'surrogatepass'),
    't': lambda reader: reader.take(reader.size()).decode('utf-8', 'surrogatepass'),
}


class _FileReader(_Reader):
    """Reads values from a binary file."""

    def __init__(self, file):
        super().__init__(b'')
        self.file = file

    def take(self, count):
        found = self.file.read(count)
        if not isinstance(found, bytes):
            raise TypeError(f'file.read() returned not bytes but {type(found).__name__}')
        if len(found) < count:
            raise EOFError('marshal data too short' if found else 'EOF read where object expected')
        return found
