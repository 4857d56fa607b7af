"""XML as trees of elements: reading, finding, changing, writing."""

import io
import re

from . import ElementPath

__all__ = ['Comment', 'dump', 'Element', 'ElementTree', 'fromstring', 'fromstringlist', 'indent',
           'iselement', 'iterparse', 'parse', 'ParseError', 'PI', 'ProcessingInstruction', 'QName', 'SubElement',
           'tostring', 'tostringlist', 'TreeBuilder', 'VERSION', 'XML', 'XMLID', 'XMLParser', 'XMLPullParser',
           'register_namespace']

VERSION = '1.3.0'


class ParseError(SyntaxError):
    """A document is not well-formed: `code` is expat's number, `position` line and column."""


def iselement(element):
    """Whether it looks like an element."""
    return hasattr(element, 'tag')


class Element:
    """A tag with attributes, text, a tail behind its end, and children."""

    __module__ = 'xml.etree.ElementTree'
    __slots__ = ('tag', 'attrib', 'text', 'tail', '_children', '__weakref__', '__dict__')

    def __init__(self, tag, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError(f'attrib must be dict, not {type(attrib).__name__}')
        self.tag = tag
        self.attrib = {**attrib, **extra}
        self.text = self.tail = None
        self._children = []

    def __repr__(self):
        return f'<Element {self.tag!r} at {id(self):#x}>'

    def makeelement(self, tag, attrib):
        """A new element of the same type."""
        return self.__class__(tag, attrib)

    def __copy__(self):
        element = self.makeelement(self.tag, self.attrib)
        element.text, element.tail = self.text, self.tail
        element._children[:] = self._children
        return element

    def __deepcopy__(self, memo):
        from copy import deepcopy
        element = self.makeelement(deepcopy(self.tag, memo), deepcopy(self.attrib, memo))
        element.text, element.tail = deepcopy(self.text, memo), deepcopy(self.tail, memo)
        element._children = [deepcopy(child, memo) for child in self._children]
        memo[id(self)] = element
        return element

    def __getstate__(self):
        return {'tag': self.tag, '_children': self._children, 'attrib': self.attrib, 'text': self.text,
                'tail': self.tail}

    def __setstate__(self, state):
        for name, value in state.items():
            setattr(self, name, value)

    def __reduce_ex__(self, protocol):
        return _rebuilt, (type(self), self.__getstate__())

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        import warnings
        warnings.warn("Testing an element's truth value will always return True in future versions.  "
                      "Use specific 'len(elem)' or 'elem is not None' test instead.", DeprecationWarning, stacklevel=2)
        return len(self._children) != 0

    def __getitem__(self, index):
        return self._children[index]

    def __setitem__(self, index, element):
        for item in element if isinstance(index, slice) else [element]:
            self._check(item)
        self._children[index] = element

    def __delitem__(self, index):
        del self._children[index]

    def _check(self, item):
        if not isinstance(item, Element):
            raise TypeError(f'expected an Element, not {type(item).__name__}')

    def append(self, subelement, /):
        """Add a child."""
        if not isinstance(subelement, Element):
            raise TypeError(f'append() argument must be xml.etree.ElementTree.Element, not {type(subelement).__name__}')
        self._children.append(subelement)

    def extend(self, elements, /):
        """Add children."""
        for element in elements:
            self._check(element)
            self._children.append(element)

    def insert(self, index, subelement, /):
        """Add a child before another."""
        if not isinstance(subelement, Element):
            raise TypeError('insert() argument 2 must be xml.etree.ElementTree.Element, '
                            f'not {type(subelement).__name__}')
        self._children.insert(index, subelement)

    def remove(self, subelement, /):
        """Remove a child."""
        try:
            self._children.remove(subelement)
        except ValueError:
            raise ValueError('list.remove(x): x not in list') from None

    def find(self, path, namespaces=None):
        """The first element that a path leads to, or None."""
        return ElementPath.find(self, path, namespaces)

    def findtext(self, path, default=None, namespaces=None):
        """Its text."""
        return ElementPath.findtext(self, path, default, namespaces)

    def findall(self, path, namespaces=None):
        """All elements that a path leads to."""
        return ElementPath.findall(self, path, namespaces)

    def iterfind(self, path, namespaces=None):
        """An iterator of them."""
        return ElementPath.iterfind(self, path, namespaces)

    def clear(self):
        """Remove everything but the tag."""
        self.attrib.clear()
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        """An attribute."""
        return self.attrib.get(key, default)

    def set(self, key, value, /):
        """Set an attribute."""
        self.attrib[key] = value

    def keys(self):
        """The names of the attributes."""
        return list(self.attrib)

    def items(self):
        """The attributes."""
        return list(self.attrib.items())

    def iter(self, tag=None):
        """This element and all inside of it, or those of a tag."""
        wanted = None if tag == '*' else tag
        pending = [iter([self])]
        while pending:
            element = next(pending[-1], None)
            if element is None:
                pending.pop()
                continue
            if wanted is None or element.tag == wanted:
                yield element
            pending.append(iter(element._children))

    def itertext(self):
        """All text inside."""
        if not isinstance(self.tag, str) and self.tag is not None:
            return
        if self.text:
            yield self.text
        for child in self._children:
            yield from child.itertext()
            if child.tail:
                yield child.tail


def _rebuilt(cls, state):
    element = cls.__new__(cls)
    element.__setstate__(state)
    return element


def SubElement(parent, tag, attrib={}, **extra):
    """A new child of an element."""
    if not isinstance(parent, Element):
        raise TypeError(f'SubElement() argument 1 must be xml.etree.ElementTree.Element, not {type(parent).__name__}')
    element = parent.makeelement(tag, {**attrib, **extra})
    parent.append(element)
    return element


def Comment(text=None):
    """A comment."""
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    """A processing instruction."""
    element = Element(ProcessingInstruction)
    element.text = f'{target} {text}' if text else target
    return element


PI = ProcessingInstruction


class QName:
    """A name with its namespace."""

    def __init__(self, text_or_uri, tag=None):
        self.text = f'{{{text_or_uri}}}{tag}' if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return f'<{self.__class__.__name__} {self.text!r}>'

    def __hash__(self):
        return hash(self.text)

    def _other(self, other):
        return other.text if isinstance(other, QName) else other

    def __le__(self, other):
        return self.text <= self._other(other)

    def __lt__(self, other):
        return self.text < self._other(other)

    def __ge__(self, other):
        return self.text >= self._other(other)

    def __gt__(self, other):
        return self.text > self._other(other)

    def __eq__(self, other):
        return self.text == self._other(other)


class ElementTree:
    """A document."""

    def __init__(self, element=None, file=None):
        if element is not None and not iselement(element):
            raise TypeError(f'expected an Element, not {type(element).__name__}')
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        """The outermost element."""
        return self._root

    def _setroot(self, element):
        if not iselement(element):
            raise TypeError(f'expected an Element, not {type(element).__name__}')
        self._root = element

    def parse(self, source, parser=None):
        """Read a file."""
        close = not hasattr(source, 'read')
        if close:
            source = open(source, 'rb')
        try:
            parser = parser or XMLParser()
            while data := source.read(65536):
                parser.feed(data)
            self._root = parser.close()
            return self._root
        finally:
            if close:
                source.close()

    def iter(self, tag=None):
        """All elements, or those of a tag."""
        return self._root.iter(tag)

    def _relative(self, path):
        if path[:1] == '/':
            import warnings
            path = '.' + path
            warnings.warn('This search is broken in 1.3 and earlier, and will be fixed in a future version.  If you '
                          f'rely on the current behaviour, change it to {path!r}', FutureWarning, stacklevel=3)
        return path

    def find(self, path, namespaces=None):
        """The first element that a path leads to."""
        return self._root.find(self._relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        """Its text."""
        return self._root.findtext(self._relative(path), default, namespaces)

    def findall(self, path, namespaces=None):
        """All elements that a path leads to."""
        return self._root.findall(self._relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        """An iterator of them."""
        return self._root.iterfind(self._relative(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True):
        """Write it to a file."""
        text = _document(self._root, encoding, xml_declaration, default_namespace, method, short_empty_elements)
        as_text = (encoding or '').lower() == 'unicode'
        if not as_text:
            text = text.encode(encoding or 'us-ascii', 'xmlcharrefreplace')
        if hasattr(file_or_filename, 'write'):
            file_or_filename.write(text)
        elif as_text:
            with open(file_or_filename, 'w', encoding='utf-8', errors='xmlcharrefreplace') as file:
                file.write(text)
        else:
            with open(file_or_filename, 'wb') as file:
                file.write(text)


# Writing.

_namespace_map = {
    'http://www.w3.org/XML/1998/namespace': 'xml', 'http://www.w3.org/1999/xhtml': 'html',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf', 'http://schemas.xmlsoap.org/wsdl/': 'wsdl',
    'http://www.w3.org/2001/XMLSchema': 'xs', 'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
    'http://purl.org/dc/elements/1.1/': 'dc',
}
_HTML_EMPTY = {'area', 'base', 'basefont', 'br', 'col', 'embed', 'frame', 'hr', 'img', 'input', 'isindex', 'link',
               'meta', 'param', 'source', 'track', 'wbr'}


def register_namespace(prefix, uri):
    """The prefix that a namespace is to have when it is written."""
    if re.match(r'ns\d+$', prefix):
        raise ValueError('Prefix format reserved for internal use')
    for known, name in list(_namespace_map.items()):
        if known == uri or name == prefix:
            del _namespace_map[known]
    _namespace_map[uri] = prefix


def _not_text(value):
    raise TypeError(f'cannot serialize {value!r} (type {type(value).__name__})')


def _escape_cdata(text):
    if not isinstance(text, str):
        _not_text(text)
    return text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')


def _escape_attrib(text):
    text = _escape_cdata(text).replace('"', '&quot;')
    return text.replace('\r', '&#13;').replace('\n', '&#10;').replace('\t', '&#09;')


def _escape_attrib_html(text):
    if not isinstance(text, str):
        _not_text(text)
    return text.replace('&', '&amp;').replace('>', '&gt;').replace('"', '&quot;')


class _Writer:
    """Collects the parts of a document's text."""

    def __init__(self, default_namespace, method, short):
        self.parts = []
        self.names = {None: None}
        self.prefixes = {}
        self.default = default_namespace
        self.html = method == 'html'
        self.short = short
        if default_namespace:
            self.prefixes[default_namespace] = ''

    def collect(self, root):
        """Give names to all tags and attributes."""
        for element in root.iter():
            tag = element.tag
            if isinstance(tag, (str, QName)):
                self.add(tag)
            elif tag is not None and tag is not Comment and tag is not PI:
                _not_text(tag)
            for key, value in element.items():
                self.add(key)
                if isinstance(value, QName):
                    self.add(value)
            if isinstance(element.text, QName):
                self.add(element.text)

    def add(self, name):
        text = name.text if isinstance(name, QName) else name
        if text in self.names:
            return
        if not isinstance(text, str):
            _not_text(text)
        if text[:1] != '{':
            if self.default:
                raise ValueError('cannot use non-qualified names with default_namespace option')
            self.names[text] = text
            return
        uri, local = text[1:].rsplit('}', 1)
        prefix = self.prefixes.get(uri)
        if prefix is None:
            prefix = _namespace_map.get(uri) or f'ns{len(self.prefixes)}'
            if prefix != 'xml':
                self.prefixes[uri] = prefix
        self.names[text] = f'{prefix}:{local}' if prefix else local

    def name(self, name):
        return self.names[name.text if isinstance(name, QName) else name]

    def text(self, value, tag=None):
        if self.html and isinstance(tag, str) and tag.lower() in ('script', 'style'):
            return value
        return self.name(value) if isinstance(value, QName) else _escape_cdata(value)

    def element(self, element, top=False):
        put, tag = self.parts.append, element.tag
        if tag is Comment:
            put(f'<!--{element.text if not self.html else _escape_cdata(element.text)}-->')
        elif tag is PI:
            put(f'<?{element.text if not self.html else _escape_cdata(element.text)}?>')
        elif tag is None:
            if element.text:
                put(self.text(element.text))
            for child in element:
                self.element(child)
        else:
            self.tagged(element, tag, top)
        if element.tail:
            put(_escape_cdata(element.tail))

    def tagged(self, element, tag, top):
        put, name = self.parts.append, self.name(tag)
        put('<' + name)
        escape = _escape_attrib_html if self.html else _escape_attrib
        if top:
            for uri, prefix in sorted(self.prefixes.items(), key=lambda item: item[1]):
                put(f' xmlns{":" + prefix if prefix else ""}="{escape(uri)}"')
        for key, value in element.items():
            value = self.name(value) if isinstance(value, QName) else escape(value)
            put(f' {self.name(key)}="{value}"')
        if not (element.text or len(element) or not self.short or self.html):
            put(' />')
            return
        put('>')
        if element.text:
            put(self.text(element.text, tag))
        for child in element:
            self.element(child)
        if not self.html or name.lower() not in _HTML_EMPTY:
            put(f'</{name}>')


def _document(root, encoding, declaration, default_namespace, method, short):
    """The text of a document."""
    if method not in (None, 'xml', 'html', 'text'):
        raise ValueError(f'unknown method {method!r}')
    if method == 'text':
        return ''.join(root.itertext()) + (root.tail or '')
    writer = _Writer(default_namespace, method, short)
    encoding = encoding or 'us-ascii'
    if method != 'html' and (declaration or declaration is None
                             and encoding.lower() not in ('utf-8', 'us-ascii', 'unicode')):
        shown = 'utf-8' if encoding.lower() == 'unicode' else encoding
        writer.parts.append(f"<?xml version='1.0' encoding='{shown}'?>\n")
    writer.collect(root)
    writer.element(root, True)
    return ''.join(writer.parts)


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
             short_empty_elements=True):
    """An element as bytes, or as text if the encoding is "unicode"."""
    stream = io.StringIO() if (encoding or '').lower() == 'unicode' else io.BytesIO()
    ElementTree(element).write(stream, encoding, xml_declaration, default_namespace, method,
                               short_empty_elements=short_empty_elements)
    return stream.getvalue()


def tostringlist(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
                 short_empty_elements=True):
    """The same as a list of parts."""
    return [tostring(element, encoding, method, xml_declaration=xml_declaration, default_namespace=default_namespace,
                     short_empty_elements=short_empty_elements)]


def dump(elem):
    """Write an element to standard output."""
    import sys
    tree = elem if isinstance(elem, ElementTree) else ElementTree(elem)
    tree.write(sys.stdout, encoding='unicode')
    if not (tree.getroot().tail or '').endswith('\n'):
        sys.stdout.write('\n')


def indent(tree, space='  ', level=0):
    """Put elements on lines of their own, by white space in their texts and tails."""
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f'Initial indentation level must be >= 0, got {level}')
    if len(tree):
        _indent_children(tree, '\n' + level * space, space)


def _indent_children(element, line, space):
    inner = line + space
    if not element.text or not element.text.strip():
        element.text = inner
    for child in element:
        if len(child):
            _indent_children(child, inner, space)
        if not child.tail or not child.tail.strip():
            child.tail = inner
    if not child.tail.strip():
        child.tail = line


# Reading.

class TreeBuilder:
    """Makes a tree of what a parser tells."""

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False,
                 insert_pis=False):
        self._factory = element_factory or Element
        self._comment_factory = comment_factory or Comment
        self._pi_factory = pi_factory or ProcessingInstruction
        self._insert_comments, self._insert_pis = insert_comments, insert_pis
        self._data, self._open = [], []
        self._last = self._root = None
        self._after = False  # whether text is the tail of the last element

    def close(self):
        """The root."""
        if self._open:
            raise AssertionError('missing end tags')
        if self._root is None:
            raise AssertionError('missing toplevel element')
        return self._root

    def _flush(self):
        if self._data:
            if self._last is not None:
                text = ''.join(self._data)
                if self._after:
                    self._last.tail = (self._last.tail or '') + text
                else:
                    self._last.text = (self._last.text or '') + text
            self._data = []

    def data(self, data, /):
        """Text."""
        self._data.append(data)

    def start(self, tag, attrs, /):
        """An element begins."""
        self._flush()
        self._last = element = self._factory(tag, attrs)
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        self._after = False
        return element

    def end(self, tag, /):
        """An element ends."""
        self._flush()
        self._last = self._open.pop()
        self._after = True
        return self._last

    def comment(self, text, /):
        """A comment."""
        return self._single(self._comment_factory, self._insert_comments, text)

    def pi(self, target, text=None, /):
        """A processing instruction."""
        return self._single(self._pi_factory, self._insert_pis, target, text)

    def _single(self, factory, insert, *args):
        element = factory(*args)
        if insert:
            self._flush()
            self._last = element
            if self._open:
                self._open[-1].append(element)
            self._after = True
        return element


class XMLParser:
    """Is fed a document, and tells a target, by default a TreeBuilder, about it."""

    def __init__(self, *, target=None, encoding=None):
        self.target = TreeBuilder() if target is None else target
        self._encoding = encoding
        self._fed = []
        self.entity = {}
        self.version = 'Expat 2.6.3'

    def feed(self, data, /):
        """Take a part of the document."""
        self._fed.append(data)

    def flush(self):
        """Nothing is held back that could be told."""

    def close(self):
        """Tell it, and return what the target makes of it."""
        from ._parser import Mistake, Parser, decode
        parts = [part.encode('utf-8', 'surrogatepass') if isinstance(part, str) else bytes(part) for part in self._fed]
        as_text = bool(self._fed) and isinstance(self._fed[0], str)
        data, self._fed = b''.join(parts), []
        text = ''
        try:
            text = data.decode('utf-8' if as_text else self._encoding) if as_text or self._encoding else decode(data)
            parser = Parser(text.removeprefix('\ufeff'), self.target)
            text = parser.text
            parser.entities.update(self.entity)
            parser.run()
        except Mistake as mistake:
            code, message, place = mistake.args
            line = text.count('\n', 0, place) + 1
            column = place - (text.rfind('\n', 0, place) + 1)
            error = ParseError(f'{message}: line {line}, column {column}')
            error.code, error.position = code, (line, column)
            raise error from None
        close = getattr(self.target, 'close', None)
        return close() if close else None


class XMLPullParser:
    """Is fed a document, and gives events on demand."""

    def __init__(self, events=None, *, _parser=None):
        self._wanted = ('end',) if events is None else tuple(events)
        for event in self._wanted:
            if event not in ('start', 'end', 'start-ns', 'end-ns', 'comment', 'pi'):
                raise ValueError(f'unknown event {event!r}')
        self._events = []
        self._builder = _parser.target if _parser is not None else TreeBuilder()
        self._parser = XMLParser(target=self)
        self._root = None

    def start(self, tag, attrs):
        self._note('start', self._builder.start(tag, attrs))

    def end(self, tag):
        self._note('end', self._builder.end(tag))

    def data(self, data):
        self._builder.data(data)

    def comment(self, text):
        self._note('comment', self._builder.comment(text))

    def pi(self, target, text=None):
        self._note('pi', self._builder.pi(target, text))

    def start_ns(self, prefix, uri):
        self._note('start-ns', (prefix, uri))

    def end_ns(self, prefix):
        self._note('end-ns', None)

    def _note(self, event, value):
        if event in self._wanted:
            self._events.append((event, value))

    def feed(self, data):
        """Take a part of the document."""
        if self._parser is None:
            raise ValueError('feed() called after end of stream')
        self._parser.feed(data)

    def close(self):
        """The document is complete."""
        parser, self._parser = self._parser, None
        if parser is not None:
            parser.target = _Untimely(self)
            parser.close()
            self._root = self._builder.close()

    def flush(self):
        """Nothing is held back that could be told."""

    def read_events(self):
        """The events that were not read yet."""
        while self._events:
            yield self._events.pop(0)


class _Untimely:
    """The target without its `close`."""

    def __init__(self, target):
        for name in ('start', 'end', 'data', 'comment', 'pi', 'start_ns', 'end_ns'):
            setattr(self, name, getattr(target, name))


def iterparse(source, events=None, parser=None):
    """The events of a file, with the element of each; `root` afterwards is the tree."""
    pull = XMLPullParser(events=events, _parser=parser)
    return _Iterparse(pull, source)


class _Iterparse:

    def __init__(self, pull, source):
        self._pull = pull
        self._close = not hasattr(source, 'read')
        self._source = open(source, 'rb') if self._close else source
        self._begun = False
        self.root = None

    def __iter__(self):
        return self

    def __next__(self):
        if not self._begun:
            self._begun = True
            while data := self._source.read(65536):
                self._pull.feed(data)
            self.close()
            self._pull.close()
        for event in self._pull.read_events():
            return event
        self.root = self._pull._root
        raise StopIteration

    def close(self):
        """Close the file if it was opened here."""
        if self._close:
            self._source.close()


def parse(source, parser=None):
    """The tree of a file."""
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def XML(text, parser=None):
    """The root of a document that is there as text or bytes."""
    parser = parser or XMLParser()
    parser.feed(text)
    return parser.close()


def XMLID(text, parser=None):
    """The same, and a dict of the elements by their `id`."""
    tree = XML(text, parser)
    return tree, {element.get('id'): element for element in tree.iter() if element.get('id')}


fromstring = XML


def fromstringlist(sequence, parser=None):
    """The root of a document that comes in parts."""
    parser = parser or XMLParser()
    for text in sequence:
        parser.feed(text)
    return parser.close()
