"""tomllib: tables, keys and values."""

import re
from datetime import date, datetime, time, timedelta, timezone

_CONTROL = frozenset(chr(code) for code in range(32)) | {'\x7f'}
_IN_LINE = _CONTROL - frozenset('\t')
_IN_LINES = _CONTROL - frozenset('\t\n')
_BARE_KEY = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_')
_ESCAPES = {'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', '"': '"', '\\': '\\'}

_TIME = r'([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?'
_NUMBER = re.compile(r'''
    0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)
    |[+-]?(?:0|[1-9](?:_?[0-9])*)(?P<float>(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)''', re.VERBOSE)
_LOCAL_TIME = re.compile(_TIME)
_DATE_TIME = re.compile(rf'''
    ([0-9]{{4}})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])
    (?:[Tt ]{_TIME}(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?''', re.VERBOSE)


class TOMLDecodeError(ValueError):
    """The text is no TOML."""


def load(fp, /, *, parse_float=float):
    """Read a binary file."""
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """Read a text."""
    text = s.replace('\r\n', '\n')
    return _Reader(text, _checked(parse_float)).document()


def _checked(parse_float):
    if parse_float is float:
        return float

    def convert(text):
        value = parse_float(text)
        if isinstance(value, (dict, list)):
            raise ValueError('parse_float must not return dicts or lists')
        return value

    return convert


class _Marks:
    """What may no longer happen to a key: by path, for itself and for what is below it."""

    def __init__(self):
        self.tree = {}
        self.pending = set()

    def _node(self, path, make):
        below, node = self.tree, None
        for key in path:
            node = below.get(key)
            if node is None:
                if not make:
                    return None
                node = below[key] = {'flags': set(), 'recursive': set(), 'nested': {}}
            below = node['nested']
        return node

    def set(self, path, flag, recursive):
        self._node(path, True)['recursive' if recursive else 'flags'].add(flag)

    def has(self, path, flag):
        below = self.tree
        for place, key in enumerate(path):
            node = below.get(key)
            if node is None:
                return False
            if flag in node['recursive'] or place == len(path) - 1 and flag in node['flags']:
                return True
            below = node['nested']
        return False

    def unset_all(self, path):
        below = self.tree
        for key in path[:-1]:
            if key not in below:
                return
            below = below[key]['nested']
        below.pop(path[-1], None)


_FROZEN, _EXPLICIT = 'frozen', 'explicit'


class _Tables:
    """The tables that are being filled."""

    def __init__(self):
        self.root = {}

    def table(self, path, access_lists=True):
        """The table at a path, which is made; KeyError if something else is there."""
        found = self.root
        for key in path:
            found = found.setdefault(key, {})
            if access_lists and isinstance(found, list):
                found = found[-1]
            if not isinstance(found, dict):
                raise KeyError('There is no nest behind this key')
        return found

    def append(self, path):
        """A new table in the array at a path."""
        parent = self.table(path[:-1])
        array = parent.setdefault(path[-1], [])
        if not isinstance(array, list):
            raise KeyError('An object other than list found behind this key')
        array.append({})


class _Reader:
    """Reads one document."""

    def __init__(self, text, parse_float):
        self.text = text
        self.place = 0
        self.parse_float = parse_float

    def error(self, message, place=None):
        place = self.place if place is None else place
        if place >= len(self.text):
            where = 'end of document'
        else:
            line = self.text.count('\n', 0, place) + 1
            column = place + 1 if line == 1 else place - self.text.rindex('\n', 0, place)
            where = f'line {line}, column {column}'
        return TOMLDecodeError(f'{message} (at {where})')

    def peek(self):
        return self.text[self.place:self.place + 1]

    def skip(self, characters):
        while self.peek() and self.peek() in characters:
            self.place += 1

    def comment(self):
        """Pass over a comment."""
        if self.peek() == '#':
            end = self.text.find('\n', self.place)
            self.forbid(self.place + 1, len(self.text) if end < 0 else end, _IN_LINE)
            self.place = len(self.text) if end < 0 else end

    def forbid(self, start, end, characters):
        for place in range(start, end):
            if self.text[place] in characters:
                raise self.error(f'Found invalid character {self.text[place]!r}', place)

    def comments_and_lines(self):
        """Pass over white space, line ends and comments."""
        while True:
            start = self.place
            self.skip(' \t\n')
            self.comment()
            if self.place == start:
                return

    def document(self):
        """All tables."""
        self.tables, self.marks, header = _Tables(), _Marks(), ()
        while True:
            self.skip(' \t')
            letter = self.peek()
            if not letter:
                break
            if letter == '\n':
                self.place += 1
                continue
            if letter in _BARE_KEY or letter in '"\'':
                self.assignment(header)
                self.skip(' \t')
            elif letter == '[':
                for path in self.marks.pending:
                    self.marks.set(path, _EXPLICIT, False)
                self.marks.pending.clear()
                header = self.array_header() if self.text.startswith('[[', self.place) else self.table_header()
                self.skip(' \t')
            elif letter != '#':
                raise self.error('Invalid statement')
            self.comment()
            if not self.peek():
                break
            if self.peek() != '\n':
                raise self.error('Expected newline or end of document after a statement')
            self.place += 1
        return self.tables.root

    def table_header(self):
        self.place += 1
        self.skip(' \t')
        path = self.key()
        if self.marks.has(path, _EXPLICIT) or self.marks.has(path, _FROZEN):
            raise self.error(f'Cannot declare {path} twice')
        self.marks.set(path, _EXPLICIT, False)
        try:
            self.tables.table(path)
        except KeyError:
            raise self.error('Cannot overwrite a value') from None
        if not self.text.startswith(']', self.place):
            raise self.error("Expected ']' at the end of a table declaration")
        self.place += 1
        return path

    def array_header(self):
        self.place += 2
        self.skip(' \t')
        path = self.key()
        if self.marks.has(path, _FROZEN):
            raise self.error(f'Cannot mutate immutable namespace {path}')
        # What was said of the last table of the array does not hold for the next.
        self.marks.unset_all(path)
        self.marks.set(path, _EXPLICIT, False)
        try:
            self.tables.append(path)
        except KeyError:
            raise self.error('Cannot overwrite a value') from None
        if not self.text.startswith(']]', self.place):
            raise self.error("Expected ']]' at the end of an array declaration")
        self.place += 2
        return path

    def assignment(self, header):
        path, value = self.pair()
        parent, name = path[:-1], path[-1]
        whole = header + parent
        for container in (header + path[:count] for count in range(1, len(path))):
            if self.marks.has(container, _EXPLICIT):
                raise self.error(f'Cannot redefine namespace {container}')
            self.marks.pending.add(container)
        if self.marks.has(whole, _FROZEN):
            raise self.error(f'Cannot mutate immutable namespace {whole}')
        try:
            table = self.tables.table(whole)
        except KeyError:
            raise self.error('Cannot overwrite a value') from None
        if name in table:
            raise self.error('Cannot overwrite a value')
        if isinstance(value, (dict, list)):
            self.marks.set(header + path, _FROZEN, True)
        table[name] = value

    def pair(self):
        path = self.key()
        if self.peek() != '=':
            raise self.error("Expected '=' after a key in a key/value pair")
        self.place += 1
        self.skip(' \t')
        return path, self.value()

    def key(self):
        """A key with all its parts."""
        parts = [self.key_part()]
        self.skip(' \t')
        while self.peek() == '.':
            self.place += 1
            self.skip(' \t')
            parts.append(self.key_part())
            self.skip(' \t')
        return tuple(parts)

    def key_part(self):
        letter = self.peek()
        if letter and letter in _BARE_KEY:
            start = self.place
            self.skip(_BARE_KEY)
            return self.text[start:self.place]
        if letter == "'":
            return self.literal()
        if letter == '"':
            return self.basic()
        raise self.error('Invalid initial character for a key part')

    def value(self):
        """A value of any kind."""
        letter = self.peek()
        if letter == '"':
            return self.multiline('"') if self.text.startswith('"""', self.place) else self.basic()
        if letter == "'":
            return self.multiline("'") if self.text.startswith("'''", self.place) else self.literal()
        for word, value in (('true', True), ('false', False)):
            if self.text.startswith(word, self.place):
                self.place += len(word)
                return value
        if letter == '[':
            return self.array()
        if letter == '{':
            return self.inline_table()
        return self.moment_or_number()

    def moment_or_number(self):
        match = _DATE_TIME.match(self.text, self.place)
        if match:
            try:
                value = _moment(match)
            except ValueError:
                raise self.error('Invalid date or datetime') from None
            self.place = match.end()
            return value
        match = _LOCAL_TIME.match(self.text, self.place)
        if match:
            self.place = match.end()
            return _time(*match.groups())
        match = _NUMBER.match(self.text, self.place)
        if match:
            self.place = match.end()
            return self.parse_float(match[0]) if match['float'] else int(match[0], 0)
        for word in ('inf', 'nan', '-inf', '+inf', '-nan', '+nan'):
            if self.text.startswith(word, self.place):
                self.place += len(word)
                return self.parse_float(word)
        raise self.error('Invalid value')

    def array(self):
        self.place += 1
        found = []
        self.comments_and_lines()
        while self.peek() != ']':
            found.append(self.value())
            self.comments_and_lines()
            if self.peek() == ']':
                break
            if self.peek() != ',':
                raise self.error('Unclosed array')
            self.place += 1
            self.comments_and_lines()
        self.place += 1
        return found

    def inline_table(self):
        self.place += 1
        nested, marks = _Tables(), _Marks()
        self.skip(' \t')
        if self.peek() == '}':
            self.place += 1
            return nested.root
        while True:
            path, value = self.pair()
            if marks.has(path, _FROZEN):
                raise self.error(f'Cannot mutate immutable namespace {path}')
            try:
                table = nested.table(path[:-1], access_lists=False)
            except KeyError:
                raise self.error('Cannot overwrite a value') from None
            if path[-1] in table:
                raise self.error(f'Duplicate inline table key {path[-1]!r}')
            table[path[-1]] = value
            self.skip(' \t')
            if self.peek() == '}':
                self.place += 1
                return nested.root
            if self.peek() != ',':
                raise self.error('Unclosed inline table')
            if isinstance(value, (dict, list)):
                marks.set(path, _FROZEN, True)
            self.place += 1
            self.skip(' \t')

    def literal(self):
        start = self.place + 1
        end = self.text.find("'", start)
        self.forbid(start, len(self.text) if end < 0 else end, _IN_LINE)
        if end < 0:
            self.place = len(self.text)
            raise self.error("Expected \"'\"")
        self.place = end + 1
        return self.text[start:end]

    def basic(self):
        self.place += 1
        return self.escaped('"', _IN_LINE)

    def multiline(self, quote):
        self.place += 3
        if self.peek() == '\n':
            self.place += 1
        if quote == "'":
            end = self.text.find("'''", self.place)
            self.forbid(self.place, len(self.text) if end < 0 else end, _IN_LINES)
            if end < 0:
                self.place = len(self.text)
                raise self.error("Expected \"'''\"")
            found = self.text[self.place:end]
            self.place = end + 3
        else:
            found = self.escaped('"""', _IN_LINES)
        # Up to two quotes can stand before those that end it.
        for _ in range(2):
            if self.peek() == quote:
                self.place += 1
                found += quote
        return found

    def escaped(self, end, forbidden):
        """A text with escapes, up to what ends it."""
        parts, start = [], self.place
        while True:
            letter = self.peek()
            if not letter:
                raise self.error('Unterminated string')
            if letter == '"' and self.text.startswith(end, self.place):
                parts.append(self.text[start:self.place])
                self.place += len(end)
                return ''.join(parts)
            if letter == '\\':
                parts.append(self.text[start:self.place])
                parts.append(self.escape(multiline=len(end) > 1))
                start = self.place
            elif letter in forbidden:
                raise self.error(f'Illegal character {letter!r}')
            else:
                self.place += 1

    def escape(self, multiline):
        kind = self.text[self.place + 1:self.place + 2]
        self.place += 2
        if multiline and kind and kind in ' \t\n':
            # A backslash at the end of a line leaves out the white space that follows.
            if kind != '\n':
                self.skip(' \t')
                if not self.peek():
                    return ''
                if self.peek() != '\n':
                    raise self.error("Unescaped '\\' in a string")
                self.place += 1
            self.skip(' \t\n')
            return ''
        if kind and kind in 'uU':
            length = 4 if kind == 'u' else 8
            digits = self.text[self.place:self.place + length]
            if len(digits) != length or not all(digit in '0123456789abcdefABCDEF' for digit in digits):
                raise self.error('Invalid hex value')
            self.place += length
            code = int(digits, 16)
            if code > 0x10ffff or 0xd800 <= code <= 0xdfff:
                raise self.error('Escaped character is not a Unicode scalar value')
            return chr(code)
        try:
            return _ESCAPES[kind]
        except KeyError:
            raise self.error("Unescaped '\\' in a string") from None


def _time(hour, minute, second, fraction, zone=None):
    return time(int(hour), int(minute), int(second), int(fraction.ljust(6, '0')) if fraction else 0, zone)


def _moment(match):
    year, month, day, hour, minute, second, fraction, zulu, sign, zone_hour, zone_minute = match.groups()
    found = date(int(year), int(month), int(day))
    if hour is None:
        return found
    zone = None
    if zulu:
        zone = timezone.utc
    elif sign:
        distance = timedelta(hours=int(zone_hour), minutes=int(zone_minute))
        zone = timezone(-distance if sign == '-' else distance)
    return datetime.combine(found, _time(hour, minute, second, fraction, zone))
