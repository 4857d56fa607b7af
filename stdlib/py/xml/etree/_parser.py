"""A parser of XML 1.0 for ElementTree: well-formedness, namespaces, internal entities; no external ones and no validation."""

import re

_NAME = r'[A-Za-z_:\x80-\U0010ffff][\w:.\-\xb7]*'
_name = re.compile(_NAME)
_attribute = re.compile(rf'\s*({_NAME})\s*=\s*("[^<"]*"|\'[^<\']*\')')
_reference = re.compile(rf'&(?:#(\d+)|#x([0-9a-fA-F]+)|({_NAME}));')
_entity = re.compile(rf'<!ENTITY\s+({_NAME})\s+("[^"]*"|\'[^\']*\')\s*>')
_declared = re.compile(rb'<\?xml[^>]*?encoding\s*=\s*["\']([A-Za-z0-9._-]+)["\']')
_forbidden = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]')
_PREDEFINED = {'lt': '<', 'gt': '>', 'amp': '&', 'quot': '"', 'apos': "'"}
_XML = 'http://www.w3.org/XML/1998/namespace'

# Expat's numbers and words for mistakes.
SYNTAX, NO_ELEMENTS, INVALID, UNCLOSED = (2, 'syntax error'), (3, 'no element found'), \
    (4, 'not well-formed (invalid token)'), (5, 'unclosed token')
MISMATCH, DUPLICATE, JUNK = (7, 'mismatched tag'), (8, 'duplicate attribute'), (9, 'junk after document element')
UNDEFINED, BAD_CHARACTER, UNBOUND = (11, 'undefined entity'), (14, 'reference to invalid character number'), \
    (27, 'unbound prefix')
_MOST_EXPANDED = 10_000_000


class Mistake(Exception):
    """What is wrong: expat's number, the text, and the offset."""


def decode(data):
    """The text of a document's bytes."""
    import codecs
    for mark, encoding in ((codecs.BOM_UTF8, 'utf-8'), (codecs.BOM_UTF16_LE, 'utf-16-le'),
                           (codecs.BOM_UTF16_BE, 'utf-16-be')):
        if data.startswith(mark):
            return data[len(mark):].decode(encoding)
    declared = _declared.match(data)
    encoding = declared[1].decode('ascii') if declared else 'utf-8'
    try:
        return data.decode(encoding)
    except LookupError:
        raise Mistake(18, 'unknown encoding', 0) from None
    except UnicodeDecodeError as error:
        raise Mistake(*INVALID, error.start) from None


class Parser:
    """Tells a target about the parts of a document."""

    def __init__(self, text, target):
        self.text = text.replace('\r\n', '\n').replace('\r', '\n')
        self.place = 0
        self.target = target
        self.open = []
        self.spaces = [{'xml': _XML}]
        self.entities = dict(_PREDEFINED)
        self.expanded = 0
        self.has_root = self.has_doctype = False
        self.tell = {name: getattr(target, name, None)
                     for name in ('start', 'end', 'data', 'comment', 'pi', 'start_ns', 'end_ns', 'doctype')}

    def fail(self, kind, place=None):
        raise Mistake(*kind, self.place if place is None else place)

    def run(self):
        """Parse it all."""
        text = self.text
        wrong = _forbidden.search(text)
        if text.startswith('<?xml') and text[5:6].isspace():
            self.place = text.find('?>') + 2
            if self.place == 1:
                self.fail(UNCLOSED, 0)
        while self.place < len(text):
            at = text.find('<', self.place)
            end = len(text) if at < 0 else at
            if wrong and wrong.start() < end:
                self.fail(INVALID, wrong.start())
            if end > self.place:
                self.characters(text[self.place:end])
                self.place = end
            if at >= 0:
                self.markup()
        if self.open or not self.has_root:
            self.fail(NO_ELEMENTS, len(text))

    def characters(self, data):
        if not self.open:
            rest = data.lstrip(' \t\n')
            if rest:
                place = self.place + len(data) - len(rest)
                self.fail(JUNK if self.has_root else SYNTAX, place)
            return
        bad = data.find(']]>')
        if bad >= 0:
            self.fail(INVALID, self.place + bad + 2)
        if '&' in data:
            data = self.resolved(data, self.place, ())
        self.data(data)

    def data(self, data):
        if data and self.tell['data']:
            self.tell['data'](data)

    def resolved(self, data, place, inside):
        """Text with its references replaced."""
        parts, at = [], 0
        while (amp := data.find('&', at)) >= 0:
            parts.append(data[at:amp])
            match = _reference.match(data, amp)
            if match is None:
                name = _name.match(data, amp + 1)
                self.fail(INVALID, place + (name.end() if name else amp + 1))
            decimal, hexadecimal, name = match.groups()
            if name is None:
                number = int(decimal) if decimal else int(hexadecimal, 16)
                if number > 0x10ffff or 0xd800 <= number < 0xe000 or _forbidden.match(chr(number)):
                    self.fail(BAD_CHARACTER, place + amp)
                parts.append(chr(number))
            elif name in _PREDEFINED:
                parts.append(_PREDEFINED[name])
            elif name in self.entities and name not in inside:
                value = self.entities[name]
                self.expanded += len(value)
                if self.expanded > _MOST_EXPANDED or '<' in value:
                    self.fail((43, 'limit on input amplification factor (from DTD and entities) breached'), place + amp)
                parts.append(self.resolved(value, place, (*inside, name)))
            else:
                shown = f'undefined entity &{name};' if self.has_doctype else UNDEFINED[1]
                raise Mistake(UNDEFINED[0], shown, place + amp)
            at = match.end()
        parts.append(data[at:])
        return ''.join(parts)

    def markup(self):
        text, at = self.text, self.place
        following = text[at + 1:at + 2]
        if following == '/':
            self.end_tag()
        elif following == '?':
            self.instruction()
        elif text.startswith('<!--', at):
            self.comment()
        elif text.startswith('<![CDATA[', at) and self.open:
            end = text.find(']]>', at)
            if end < 0:
                self.fail((20, 'unclosed CDATA section'), at)
            self.data(text[at + 9:end])
            self.place = end + 3
        elif text.startswith('<!DOCTYPE', at) and not self.has_root:
            self.doctype()
        else:
            self.start_tag()

    def comment(self):
        end = self.text.find('--', self.place + 4)
        if end < 0:
            self.fail(UNCLOSED)
        if self.text[end:end + 3] != '-->':
            self.fail(INVALID, end + 2)
        if self.tell['comment']:
            self.tell['comment'](self.text[self.place + 4:end])
        self.place = end + 3

    def instruction(self):
        end = self.text.find('?>', self.place)
        if end < 0:
            self.fail(UNCLOSED)
        name = _name.match(self.text, self.place + 2)
        if name is None:
            self.fail(INVALID, self.place + 2)
        if name[0].lower() == 'xml':
            self.fail((17, 'XML or text declaration not at start of entity'))
        if self.tell['pi']:
            self.tell['pi'](name[0], self.text[name.end():end].lstrip())
        self.place = end + 2

    def doctype(self):
        self.has_doctype = True
        place = self.place + 9
        depth, quote = 0, None
        while place < len(self.text):
            char = self.text[place]
            if quote:
                quote = None if char == quote else quote
            elif char in '"\'':
                quote = char
            elif char in '[]':
                depth += 1 if char == '[' else -1
            elif char == '>' and depth == 0:
                break
            place += 1
        else:
            self.fail(UNCLOSED)
        body = self.text[self.place:place]
        for name, value in _entity.findall(body):
            self.entities.setdefault(name, value[1:-1])
        name = _name.search(body, 9)
        if self.tell['doctype'] and name:
            quoted = re.findall(r'"([^"]*)"|\'([^\']*)\'', body[name.end():].partition('[')[0])
            ids = [a or b for a, b in quoted]
            public = ids.pop(0) if 'PUBLIC' in body.partition('[')[0] and ids else None
            self.tell['doctype'](name[0], public, ids[0] if ids else None)
        self.place = place + 1

    def qualified(self, name, place, is_attribute):
        """A name with its namespace."""
        prefix, colon, local = name.rpartition(':')
        if is_attribute and not prefix:
            return name
        for spaces in reversed(self.spaces):
            if prefix in spaces:
                return f'{{{spaces[prefix]}}}{local}' if spaces[prefix] else local
        if prefix:
            self.fail(UNBOUND, place)
        return name

    def start_tag(self):
        text, start = self.text, self.place
        if self.has_root and not self.open:
            self.fail(JUNK)
        name = _name.match(text, start + 1)
        if name is None:
            self.fail(INVALID, start + 1)
        place, attributes, spaces = name.end(), {}, {}
        while match := _attribute.match(text, place):
            if not text[place].isspace():
                self.fail(INVALID, place)
            key, value = match[1], match[2][1:-1]
            if key in attributes:
                self.fail(DUPLICATE, match.start(1))
            value = value.replace('\n', ' ').replace('\t', ' ')
            attributes[key] = self.resolved(value, match.start(2) + 1, ()) if '&' in value else value
            place = match.end()
        while text[place:place + 1].isspace():
            place += 1
        empty = text.startswith('/>', place)
        if not empty and not text.startswith('>', place):
            self.bad_attribute(place)
        for key in [key for key in attributes if key == 'xmlns' or key.startswith('xmlns:')]:
            prefix = key[6:]
            spaces[prefix] = attributes.pop(key)
            if self.tell['start_ns']:
                self.tell['start_ns'](prefix, spaces[prefix])
        self.spaces.append(spaces)
        tag = self.qualified(name[0], start, False)
        named = {}
        for key, value in attributes.items():
            key = self.qualified(key, start, True)
            if key in named:
                self.fail(DUPLICATE, start)
            named[key] = value
        self.has_root = True
        self.open.append((name[0], tag))
        if self.tell['start']:
            self.tell['start'](tag, named)
        self.place = place + 1 + empty
        if empty:
            self.ended()

    def bad_attribute(self, place):
        """Say what is wrong in a tag, where an attribute or the end should be."""
        part = re.compile(rf'(?:{_NAME})?\s*').match(self.text, place)
        if part[0] and self.text.startswith('=', part.end()):
            part = re.compile(r'=\s*(?:"[^"<]*|\'[^\'<]*)?').match(self.text, part.end())
        self.fail(INVALID, part.end()) if part.end() < len(self.text) else self.fail(UNCLOSED)

    def end_tag(self):
        name = _name.match(self.text, self.place + 2)
        if name is None or not self.open:
            self.fail(INVALID, self.place + (2 if self.open else 1))
        place = name.end()
        while self.text[place:place + 1].isspace():
            place += 1
        if name[0] != self.open[-1][0]:
            self.fail(MISMATCH, self.place + 2)
        if not self.text.startswith('>', place):
            self.fail(INVALID, place) if place < len(self.text) else self.fail(UNCLOSED)
        self.place = place + 1
        self.ended()

    def ended(self):
        _, tag = self.open.pop()
        if self.tell['end']:
            self.tell['end'](tag)
        for prefix in reversed(self.spaces.pop()):
            if self.tell['end_ns']:
                self.tell['end_ns'](prefix)
