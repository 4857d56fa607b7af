"""The paths of ElementTree's find(), findall() and iterfind()."""

import re

_TOKENS = re.compile(r"('[^']*'|\"[^\"]*\"|::|//?|\.\.|\(\)|!=|[/.*:\[\]()@=])|((?:\{[^}]+\})?[^/\[\]()@!=\s]+)|\s+")
_cache = {}


def xpath_tokenizer(pattern, namespaces=None):
    """The tokens of a path, with prefixes resolved: pairs of a sign and a name."""
    default = namespaces.get('') if namespaces else None
    attribute = False
    for match in _TOKENS.finditer(pattern):
        sign, name = match[1] or '', match[2] or ''
        if name and not name.startswith('{'):
            if ':' in name:
                prefix, local = name.split(':', 1)
                try:
                    if not namespaces:
                        raise KeyError
                    yield sign, f'{{{namespaces[prefix]}}}{local}'
                except KeyError:
                    raise SyntaxError(f'prefix {prefix!r} not found in prefix map') from None
            elif default and not attribute:
                yield sign, f'{{{default}}}{name}'
            else:
                yield sign, name
            attribute = False
        elif sign or name:
            yield sign, name
            attribute = sign == '@'


def _matches(tag):
    """Whether an element has a tag, in which * stands for any namespace or name."""
    if tag in ('*', '{*}*'):
        return lambda element: True if tag == '*' else isinstance(element.tag, str)
    if tag == '{}*':
        return lambda element: isinstance(element.tag, str) and element.tag[:1] != '{'
    if tag.startswith('{*}'):
        local = tag[3:]
        return lambda element: element.tag == local or isinstance(element.tag, str) and element.tag.endswith('}' + local)
    if tag.endswith('}*'):
        namespace = tag[:-1]
        return lambda element: isinstance(element.tag, str) and element.tag.startswith(namespace)
    tag = tag.removeprefix('{}')
    return lambda element: element.tag == tag


def _children(tag):
    fits = _matches(tag)

    def select(root, found):
        for element in found:
            for child in element:
                if fits(child):
                    yield child
    return select


def _descendants(tag):
    fits = _matches(tag)

    def select(root, found):
        for element in found:
            for inner in element.iter():
                if inner is not element and fits(inner):
                    yield inner
    return select


def _self(root, found):
    yield from found


def _parents(root, found):
    known = {child: parent for parent in root.iter() for child in parent}
    seen = {}
    for element in found:
        parent = known.get(element)
        if parent is not None and parent not in seen:
            seen[parent] = None
            yield parent


def _predicate(next_token):
    """What `[...]` selects."""
    signature, values = '', []
    while True:
        token = next_token()
        if token == (']', ''):
            break
        if token == ('', ''):
            continue
        if token[0][:1] in ('"', "'") and token[0]:
            signature += "'"
            values.append(token[0][1:-1])
        else:
            signature += token[0] or '-'
            values.append(token[1])
    if signature == '@-':
        return _filter(lambda element: element.get(values[1]) is not None)
    if signature in ("@-='", "@-!='"):
        key, value, equal = values[1], values[-1], signature == "@-='"
        return _filter(lambda element: (given := element.get(key)) is not None and (given == value) == equal)
    if signature == '-' and not re.match(r'-?\d+$', values[0]):
        return _filter(lambda element: element.find(values[0]) is not None)
    if signature in (".='", ".!='") or signature in ("-='", "-!='") and not re.match(r'-?\d+$', values[0]):
        tag, value, equal = values[0], values[-1], '!' not in signature

        def select(element):
            texts = [element] if not tag else element.findall(tag)
            return any((''.join(inner.itertext()) == value) == equal for inner in texts)
        return _filter(select)
    if signature in ('-', '-()', '-()-'):
        if signature == '-':
            index = int(values[0]) - 1
            if index < 0:
                raise SyntaxError('XPath position >= 1 expected')
        elif values[0] != 'last':
            raise SyntaxError('unsupported function')
        else:
            index = -1
            if signature == '-()-':
                try:
                    index = int(values[2]) - 1
                except ValueError:
                    raise SyntaxError('unsupported expression') from None
                if index > -2:
                    raise SyntaxError('XPath offset from last() must be negative')
        return _at(index)
    raise SyntaxError('invalid predicate')


def _filter(keep):
    return lambda root, found: (element for element in found if keep(element))


def _at(index):
    def select(root, found):
        parents = {child: parent for parent in root.iter() for child in parent}
        for element in found:
            parent = parents.get(element)
            same = parent.findall(element.tag) if parent is not None else []
            if -len(same) <= index < len(same) and same[index] is element:
                yield element
    return select


def _steps(path, namespaces):
    tokens = xpath_tokenizer(path, namespaces)
    steps = []
    token = next(tokens, None)
    while token is not None:
        sign, name = token
        if sign == '/' and steps == []:
            raise SyntaxError('cannot use absolute path on element')
        if sign == '*' or not sign and name:
            steps.append(_children(name or '*'))
        elif sign == '.':
            steps.append(_self)
        elif sign == '..':
            steps.append(_parents)
        elif sign == '//':
            sign, name = next(tokens, ('', ''))
            if sign == '*' or not sign and name:
                steps.append(_descendants(name or '*'))
            else:
                raise SyntaxError('invalid descendant')
        elif sign == '[':
            def next_token():
                try:
                    return next(tokens)
                except StopIteration:
                    raise SyntaxError('invalid path') from None
            steps.append(_predicate(next_token))
        elif sign != '/':
            raise SyntaxError('invalid path')
        token = next(tokens, None)
    return steps


def iterfind(elem, path, namespaces=None):
    """The elements that a path leads to."""
    if path[-1:] == '/':
        path += '*'
    key = path, tuple(sorted(namespaces.items())) if namespaces else None
    steps = _cache.get(key)
    if steps is None:
        if len(_cache) > 100:
            _cache.clear()
        if path[:1] == '/':
            raise SyntaxError('cannot use absolute path on element')
        steps = _cache[key] = _steps(path, namespaces)
    found = [elem]
    for select in steps:
        found = select(elem, found)
    return iter(found)


def find(elem, path, namespaces=None):
    """The first of them, or None."""
    return next(iterfind(elem, path, namespaces), None)


def findall(elem, path, namespaces=None):
    """A list of them."""
    return list(iterfind(elem, path, namespaces))


def findtext(elem, path, default=None, namespaces=None):
    """The text of the first of them."""
    found = find(elem, path, namespaces)
    return default if found is None else found.text or ''
