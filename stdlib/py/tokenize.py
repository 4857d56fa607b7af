"""Python source as tokens."""

import re
import sys
from builtins import open as _builtin_open
from codecs import BOM_UTF8, lookup
from collections import namedtuple
from io import TextIOWrapper
from token import *
from token import EXACT_TOKEN_TYPES
import token

__all__ = token.__all__ + ["tokenize", "generate_tokens", "detect_encoding", "untokenize", "TokenInfo", "open",
                           "TokenError"]

cookie_re = re.compile(r'^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)', re.ASCII)
blank_re = re.compile(br'^[ \t\f]*(?:[#\r\n]|$)', re.ASCII)


class TokenError(Exception):
    """A source that cannot be divided into tokens."""


class TokenInfo(namedtuple('TokenInfo', 'type string start end line')):
    """A token: kind, text, where it begins and ends, and its line."""

    def __repr__(self):
        described = '%d (%s)' % (self.type, tok_name[self.type])
        return ('TokenInfo(type=%s, string=%r, start=%r, end=%r, line=%r)'
                % self._replace(type=described)).replace("type='" + described + "'", 'type=' + described)

    @property
    def exact_type(self):
        """The kind of the operator, or the kind."""
        if self.type == OP and self.string in EXACT_TOKEN_TYPES:
            return EXACT_TOKEN_TYPES[self.string]
        return self.type


_number = (r'0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+'
           r'|(?:(?:[0-9](?:_?[0-9])*)?\.[0-9](?:_?[0-9])*|[0-9](?:_?[0-9])*\.?)(?:[eE][-+]?[0-9](?:_?[0-9])*)?[jJ]?')
_operators = '|'.join(map(re.escape, sorted(EXACT_TOKEN_TYPES, reverse=True)))
_token = re.compile(rf'(?P<number>{_number})(?![\w.]*x^)|(?P<prefix>(?:[rR]?[bBfF]?|[bBfF][rR]|[uU]))(?P<quote>\'\'\'|"""|\'|")'
                    rf'|(?P<name>\w+)|(?P<operator>{_operators})')
_blanks = re.compile(r'[ \f\t]*')


class _Tokenizer:
    """The state of dividing lines into tokens."""

    def __init__(self, lines, extra=True):
        self.lines = iter(lines)
        self.number = 0
        self.line = ''
        self.column = 0
        self.indents = [0]
        self.brackets = []
        self.last = ''

    def next_line(self):
        try:
            self.line = next(self.lines)
        except StopIteration:
            self.line = ''
        self.column = 0
        if self.line:
            self.number += 1
            self.last = self.line
        return self.line

    def info(self, kind, start_column, end_column=None):
        end_column = self.column if end_column is None else end_column
        return TokenInfo(kind, self.line[start_column:end_column], (self.number, start_column),
                         (self.number, end_column), self.line)

    def error(self, message, line, column):
        raise TokenError(message, (line, column))

    def tokens(self):
        while True:
            if not self.next_line():
                break
            if not self.brackets:
                yield from self.indentation()
                if self.column is None:
                    continue
            yield from self.rest_of_line()
        if self.brackets:
            self.error('unexpected EOF in multi-line statement', self.number + 1 if self.last.endswith('\n')
                       else self.number, 0)
        last = self.number
        if self.last and not self.last.endswith(('\n', '\r')) and not self.last.strip().startswith('#'):
            end = len(self.last)
            yield TokenInfo(NEWLINE, '', (last, end), (last, end + 1), self.last)
        for _ in self.indents[1:]:
            yield TokenInfo(DEDENT, '', (last + 1, 0), (last + 1, 0), '')
        yield TokenInfo(ENDMARKER, '', (last + 1, 0), (last + 1, 0), '')

    def indentation(self):
        """INDENT and DEDENT before a line; sets the column to None if nothing else is in it."""
        width, position = 0, 0
        for position, char in enumerate(self.line):
            if char == ' ':
                width += 1
            elif char == '\t':
                width = (width // 8 + 1) * 8
            elif char == '\f':
                width = 0
            else:
                break
        else:
            position = len(self.line)
        rest = self.line[position:]
        if not rest.strip() or rest[0] == '#':
            if rest.startswith('#'):
                end = len(self.line.rstrip('\r\n'))
                yield self.info(COMMENT, position, end)
                position = end
            text = self.line[position:]
            if text:
                yield TokenInfo(NL, text, (self.number, position), (self.number, position + len(text)), self.line)
            elif rest:
                yield TokenInfo(NL, '', (self.number, position), (self.number, position + 1), self.line)
            self.column = None
            return
        if rest[0] == '\\' and not rest[1:].strip():
            self.column = position
            return
        if width > self.indents[-1]:
            self.indents.append(width)
            yield TokenInfo(INDENT, self.line[:position], (self.number, 0), (self.number, position), self.line)
        while width < self.indents[-1]:
            if width not in self.indents:
                raise IndentationError("unindent does not match any outer indentation level",
                                       ("<string>", self.number, position + 1, self.line))
            self.indents.pop()
            yield TokenInfo(DEDENT, '', (self.number, position), (self.number, position), self.line)
        self.column = position

    def rest_of_line(self):
        while True:
            self.column = _blanks.match(self.line, self.column).end()
            start = self.column
            if start >= len(self.line):
                return
            char = self.line[start]
            if char in '\r\n':
                kind = NL if self.brackets else NEWLINE
                text = self.line[start:]
                yield TokenInfo(kind, text, (self.number, start), (self.number, start + len(text)), self.line)
                return
            if char == '#':
                self.column = len(self.line.rstrip('\r\n'))
                yield self.info(COMMENT, start)
                continue
            if char == '\\' and self.line[start + 1:].strip('\r\n') == '':
                if not self.next_line():
                    self.error('unexpected EOF in multi-line statement', self.number + 1, 0)
                continue
            match = _token.match(self.line, start)
            if match is None:
                self.error('unexpected character', self.number, start)
            self.column = match.end()
            if match['quote']:
                prefix = match['prefix']
                if 'f' in prefix.lower():
                    yield from self.fstring(start, match['quote'], 'r' in prefix.lower())
                else:
                    yield self.string(start, match['quote'])
            elif match['number'] and (char.isdigit() or char == '.' and len(match[0]) > 1):
                yield self.info(NUMBER, start)
            elif match['name']:
                yield self.info(NAME, start)
            else:
                yield self.operator(match[0], start)
                if self.stop_at(match[0]):
                    return

    def stop_at(self, operator):
        return False

    def operator(self, text, start):
        if text in '([{':
            self.brackets.append(text)
        elif text in ')]}' and self.brackets:
            self.brackets.pop()
        return self.info(OP, start)

    def string(self, start, quote):
        begin = self.number, start
        first = self.line
        text = self.line[start:self.column]
        position = self.column
        while True:
            while position < len(self.line):
                if self.line[position] == '\\':
                    position += 2
                elif self.line.startswith(quote, position):
                    self.column = position + len(quote)
                    piece = self.line[start:self.column] if begin[0] == self.number else self.line[:self.column]
                    full = text[:0] + (self._pending + piece if begin[0] != self.number else piece)
                    whole = first if begin[0] == self.number else self._pending_lines + self.line
                    return TokenInfo(STRING, full, begin, (self.number, self.column), whole)
                elif self.line[position] == '\n' and len(quote) == 1:
                    self.error('unterminated string literal (detected at line %d)' % begin[0], begin[0], begin[1] + 1)
                else:
                    position += 1
            if len(quote) == 1 and not self.line.endswith(('\\\n', '\\\r\n')):
                self.error('unterminated string literal (detected at line %d)' % begin[0], begin[0], begin[1] + 1)
            if begin[0] == self.number:
                self._pending, self._pending_lines = self.line[start:], self.line
            else:
                self._pending += self.line
                self._pending_lines += self.line
            position = 0
            if not self.next_line():
                self.error('unterminated triple-quoted string literal (detected at line %d)' % self.number, begin[0],
                           begin[1] + 1)

    def fstring(self, start, quote, raw):
        """The parts of an f-string."""
        yield self.info(FSTRING_START, start)
        begin = self.number, start
        middle, at = '', (self.number, self.column)
        while True:
            if self.column >= len(self.line):
                if not self.next_line():
                    self.error('unterminated triple-quoted f-string literal (detected at line %d)' % self.number,
                               begin[0], begin[1] + 1)
                continue
            line, position = self.line, self.column
            if line.startswith(quote, position):
                if middle:
                    yield TokenInfo(FSTRING_MIDDLE, middle, at, (self.number, position), line)
                self.column = position + len(quote)
                yield self.info(FSTRING_END, position)
                return
            char = line[position]
            if char == '\\' and position + 1 < len(line):
                if line[position + 1] in '{}':
                    middle += char
                    self.column += 1
                elif not raw and line.startswith('\\N{', position):
                    end = line.find('}', position) + 1 or len(line)
                    middle += line[position:end]
                    self.column = end
                else:
                    middle += line[position:position + 2]
                    self.column += 2
            elif line[position:position + 2] in ('{{', '}}'):
                middle += char
                self.column += 1
                yield TokenInfo(FSTRING_MIDDLE, middle, at, (self.number, self.column), line)
                self.column += 1
                middle, at = '', (self.number, self.column)
            elif char == '{':
                if middle:
                    yield TokenInfo(FSTRING_MIDDLE, middle, at, (self.number, position), line)
                self.column += 1
                yield self.info(OP, position)
                yield from self.replacement(quote, raw)
                middle, at = '', (self.number, self.column)
            elif char == '\n' and len(quote) == 1:
                self.error('unterminated f-string literal (detected at line %d)' % begin[0], begin[0], begin[1] + 1)
            else:
                middle += char
                self.column += 1

    def replacement(self, quote, raw):
        """What is between braces in an f-string, with the closing one."""
        depth = len(self.brackets)
        self.brackets.append('{')
        while True:
            self.column = _blanks.match(self.line, self.column).end()
            position = self.column
            if position >= len(self.line):
                if not self.next_line():
                    self.error('unexpected EOF in multi-line statement', self.number + 1, 0)
                continue
            line, char = self.line, self.line[position]
            if char in '\r\n':
                text = line[position:]
                yield TokenInfo(NL, text, (self.number, position), (self.number, position + len(text)), line)
                self.column = len(line)
                continue
            if char == '#':
                self.column = len(line.rstrip('\r\n'))
                yield self.info(COMMENT, position)
                continue
            top = len(self.brackets) == depth + 1
            if top and char == ':':
                self.column += 1
                yield self.info(OP, position)
                yield from self.format_spec(quote, raw)
                continue
            if top and char == '!' and line[position + 1:position + 2] != '=':
                self.column += 1
                yield self.info(OP, position)
                continue
            match = _token.match(line, position)
            if match is None:
                self.error('unexpected character', self.number, position)
            self.column = match.end()
            if match['quote']:
                if 'f' in match['prefix'].lower():
                    yield from self.fstring(position, match['quote'], 'r' in match['prefix'].lower())
                else:
                    yield self.string(position, match['quote'])
            elif match['number'] and (char.isdigit() or char == '.' and len(match[0]) > 1):
                yield self.info(NUMBER, position)
            elif match['name']:
                yield self.info(NAME, position)
            else:
                yield self.operator(match[0], position)
                if len(self.brackets) == depth:
                    return

    def format_spec(self, quote, raw):
        middle, at = '', (self.number, self.column)
        nested = False
        while True:
            line, position = self.line, self.column
            if position >= len(line):
                if not self.next_line():
                    self.error('unexpected EOF in multi-line statement', self.number + 1, 0)
                continue
            char = line[position]
            if char in '{}':
                if middle or nested:
                    yield TokenInfo(FSTRING_MIDDLE, middle, at, (self.number, position), line)
                if char == '}':
                    return
                nested = True
                self.column += 1
                yield self.info(OP, position)
                yield from self.replacement(quote, raw)
                middle, at = '', (self.number, self.column)
            else:
                middle += char
                self.column += 1


def _lines_of(readline, encoding=None):
    while True:
        try:
            line = readline()
        except StopIteration:
            return
        if not line:
            return
        yield line if encoding is None else line.decode(encoding)


def tokenize(readline):
    """The tokens of what readline() returns as bytes; the first is the encoding."""
    encoding, consumed = detect_encoding(readline)
    yield TokenInfo(ENCODING, 'utf-8' if encoding == 'utf-8-sig' else encoding, (0, 0), (0, 0), '')
    from itertools import chain
    lines = chain((line.decode(encoding) for line in consumed), _lines_of(readline, encoding))
    yield from _Tokenizer(lines).tokens()


def generate_tokens(readline):
    """The tokens of what readline() returns as str."""
    return _Tokenizer(_lines_of(readline)).tokens()


def _normal_name(name):
    short = name[:12].lower().replace("_", "-")
    if short == "utf-8" or short.startswith("utf-8-"):
        return "utf-8"
    if short in ("latin-1", "iso-8859-1", "iso-latin-1") or short.startswith(("latin-1-", "iso-8859-1-",
                                                                              "iso-latin-1-")):
        return "iso-8859-1"
    return name


def detect_encoding(readline):
    """The encoding of a source, and the lines that were read to know it."""
    try:
        filename = readline.__self__.name
    except AttributeError:
        filename = None
    bom = False
    default = 'utf-8'

    def read_or_stop():
        try:
            return readline()
        except StopIteration:
            return b''

    def find_cookie(line):
        try:
            text = line.decode('utf-8')
        except UnicodeDecodeError:
            message = "invalid or missing encoding declaration"
            if filename is not None:
                message = '{} for {!r}'.format(message, filename)
            raise SyntaxError(message)
        match = cookie_re.match(text)
        if not match:
            return None
        encoding = _normal_name(match.group(1))
        try:
            lookup(encoding)
        except LookupError:
            raise SyntaxError("unknown encoding: " + encoding if filename is None
                              else "unknown encoding for {!r}: {}".format(filename, encoding))
        if bom:
            if encoding != 'utf-8':
                raise SyntaxError('encoding problem: utf-8' if filename is None
                                  else 'encoding problem for {!r}: utf-8'.format(filename))
            encoding += '-sig'
        return encoding

    first = read_or_stop()
    if first.startswith(BOM_UTF8):
        bom = True
        first = first[3:]
        default = 'utf-8-sig'
    if not first:
        return default, []
    encoding = find_cookie(first)
    if encoding:
        return encoding, [first]
    if not blank_re.match(first):
        return default, [first]
    second = read_or_stop()
    if not second:
        return default, [first]
    encoding = find_cookie(second)
    return encoding or default, [first, second]


def open(filename):
    """Open a source file by its encoding declaration."""
    buffer = _builtin_open(filename, 'rb')
    try:
        encoding, _ = detect_encoding(buffer.readline)
        buffer.seek(0)
        text = TextIOWrapper(buffer, encoding, line_buffering=True)
        text.mode = 'r'
        return text
    except:
        buffer.close()
        raise


class Untokenizer:
    """Puts tokens together as source."""

    def __init__(self):
        self.parts = []
        self.row, self.column = 1, 0
        self.encoding = None

    def blanks_to(self, start):
        row, column = start
        if row < self.row or row == self.row and column < self.column:
            raise ValueError("start ({},{}) precedes previous end ({},{})".format(row, column, self.row,
                                                                                  self.column))
        if row > self.row:
            self.parts.append("\\\n" * (row - self.row))
            self.column = 0
        if column > self.column:
            self.parts.append(" " * (column - self.column))

    def untokenize(self, iterable):
        tokens = iter(iterable)
        indents, fresh = [], False
        for item in tokens:
            if len(item) == 2:
                self.compat(item, tokens)
                break
            kind, text, start, end, line = item
            if kind == ENCODING:
                self.encoding = text
                continue
            if kind == ENDMARKER:
                break
            if kind == INDENT:
                indents.append(text)
                continue
            if kind == DEDENT:
                indents.pop()
                self.row, self.column = end
                continue
            if kind in (NEWLINE, NL):
                fresh = True
            elif fresh and indents:
                indent = indents[-1]
                if start[1] >= len(indent):
                    self.parts.append(indent)
                    self.column = len(indent)
                fresh = False
            if kind == FSTRING_MIDDLE and ('{' in text or '}' in text):
                doubled = text.replace('{', '{{').replace('}', '}}')
                end = (end[0], end[1] + text.count('{') + text.count('}'))
                text = doubled
            self.blanks_to(start)
            self.parts.append(text)
            self.row, self.column = end
            if kind in (NEWLINE, NL):
                self.row += 1
                self.column = 0
        return "".join(self.parts)

    def compat(self, first, iterable):
        indents = []
        fresh = first[0] in (NEWLINE, NL)
        was_string = False
        from itertools import chain
        for kind, text in (item[:2] for item in chain([first], iterable)):
            if kind == ENCODING:
                self.encoding = text
                continue
            if kind in (NAME, NUMBER):
                text += ' '
            if kind == STRING:
                if was_string:
                    text = ' ' + text
                was_string = True
            else:
                was_string = False
            if kind == INDENT:
                indents.append(text)
                continue
            if kind == DEDENT:
                indents.pop()
                continue
            if kind in (NEWLINE, NL):
                fresh = True
            elif fresh and indents:
                self.parts.append(indents[-1])
                fresh = False
            elif kind == FSTRING_MIDDLE:
                text = text.replace('{', '{{').replace('}', '}}')
            self.parts.append(text)


def untokenize(iterable):
    """The source of tokens: bytes if there is an ENCODING token."""
    made = Untokenizer()
    text = made.untokenize(iterable)
    return text if made.encoding is None else text.encode(made.encoding)


def main():
    """The command `-m tokenize`."""
    import argparse
    parser = argparse.ArgumentParser(prog='python -m tokenize')
    parser.add_argument(dest='filename', nargs='?', metavar='filename.py', help='the file to tokenize; defaults to stdin')
    parser.add_argument('-e', '--exact', dest='exact', action='store_true',
                        help='display token names using the exact type')
    args = parser.parse_args()
    if args.filename:
        with _builtin_open(args.filename, 'rb') as file:
            tokens = list(tokenize(file.readline))
    else:
        tokens = generate_tokens(sys.stdin.readline)
    for item in tokens:
        kind = item.exact_type if args.exact else item.type
        print("%-20s%-15s%-15r" % ("%d,%d-%d,%d:" % (item.start + item.end), tok_name[kind], item.string))


if __name__ == "__main__":
    main()
