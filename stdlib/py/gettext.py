"""Messages in other languages: catalogues in the format of GNU gettext."""

import os
import sys

__all__ = ['NullTranslations', 'GNUTranslations', 'Catalog', 'bindtextdomain', 'find', 'translation', 'install',
           'textdomain', 'dgettext', 'dngettext', 'gettext', 'ngettext', 'pgettext', 'dpgettext', 'npgettext',
           'dnpgettext']

_default_localedir = os.path.join(sys.base_prefix, 'share', 'locale')
_localedirs = {}
_current_domain = 'messages'
_translations = {}


class NullTranslations:
    """A catalogue without messages; the base of all others."""

    def __init__(self, fp=None):
        self._info = {}
        self._charset = None
        self._fallback = None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        pass

    def add_fallback(self, fallback):
        if self._fallback:
            self._fallback.add_fallback(fallback)
        else:
            self._fallback = fallback

    def gettext(self, message):
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def info(self):
        return self._info

    def charset(self):
        return self._charset

    def install(self, names=None):
        import builtins
        builtins.__dict__['_'] = self.gettext
        if names is not None:
            for name in {'gettext', 'ngettext', 'npgettext', 'pgettext'} & set(names):
                builtins.__dict__[name] = getattr(self, name)


def _plural_function(text):
    """The function that a Plural-Forms header describes in the syntax of C."""
    import re
    if len(text) > 1000:
        raise ValueError('plural form expression is too long')
    tokens = re.findall(r'\d+|n|[<>=!]=|&&|\|\||[-+*/%<>!?:()]', text)
    if ''.join(tokens) != re.sub(r'\s+', '', text):
        raise ValueError('invalid token in plural form')
    position = 0
    levels = [['||'], ['&&'], ['==', '!='], ['<', '>', '<=', '>='], ['+', '-'], ['*', '/', '%']]
    names = {'||': 'or', '&&': 'and', '/': '//'}

    def peek():
        return tokens[position] if position < len(tokens) else ''

    def take():
        nonlocal position
        position += 1
        return tokens[position - 1]

    def choice():
        condition = binary(0)
        if peek() != '?':
            return condition
        take()
        yes = choice()
        if peek() != ':':
            raise ValueError('unbalanced parenthesis in plural form')
        take()
        return f'({yes} if {condition} else {choice()})'

    def binary(level):
        if level == len(levels):
            return unary()
        left = binary(level + 1)
        while peek() in levels[level]:
            operator = take()
            left = f'({left} {names.get(operator, operator)} {binary(level + 1)})'
        return left

    def unary():
        if not peek():
            raise ValueError('unexpected end of plural form')
        token = take()
        if token == '!':
            return f'(not {unary()})'
        if token == '(':
            inner = choice()
            if peek() != ')':
                raise ValueError('unbalanced parenthesis in plural form')
            take()
            return inner
        if token == 'n' or token.isdigit():
            return token
        raise ValueError(f'unexpected token in plural form: {token}')

    result = choice()
    if position != len(tokens):
        raise ValueError(f'unexpected token in plural form: {peek()}')
    return eval(f'lambda n: int({result})', {'__builtins__': {'int': int}})


def c2py(plural):
    """A function that computes the number of a plural form."""
    return _plural_function(plural)


class GNUTranslations(NullTranslations):
    """A catalogue in an .mo file."""

    LE_MAGIC = 0x950412de
    BE_MAGIC = 0xde120495
    CONTEXT = "%s\x04%s"
    VERSIONS = (0, 1)

    def _parse(self, fp):
        from struct import unpack
        filename = getattr(fp, 'name', '')
        self._catalog = catalog = {}
        self.plural = lambda n: int(n != 1)
        data = fp.read()
        magic = unpack('<I', data[:4])[0]
        if magic not in (self.LE_MAGIC, self.BE_MAGIC):
            raise OSError(0, 'Bad magic number', filename)
        order = '<' if magic == self.LE_MAGIC else '>'
        version, count, originals, translations = unpack(order + '4I', data[4:20])
        if version >> 16 not in self.VERSIONS:
            raise OSError(0, 'Bad version number ' + str(version >> 16), filename)
        for index in range(count):
            length, start = unpack(order + 'II', data[originals + 8 * index:originals + 8 * index + 8])
            tlength, tstart = unpack(order + 'II', data[translations + 8 * index:translations + 8 * index + 8])
            if start + length > len(data) or tstart + tlength > len(data):
                raise OSError(0, 'File is corrupt', filename)
            msg, tmsg = data[start:start + length], data[tstart:tstart + tlength]
            if not length:
                self._read_header(tmsg)
            charset = self._charset or 'ascii'
            if b'\x00' in msg:
                msgid = str(msg.split(b'\x00')[0], charset)
                for number, text in enumerate(tmsg.split(b'\x00')):
                    catalog[msgid, number] = str(text, charset)
            else:
                catalog[str(msg, charset)] = str(tmsg, charset)

    def _read_header(self, data):
        last = None
        for line in data.split(b'\n'):
            item = line.decode().strip()
            if not item or item.startswith('#-#-#-#-#') and item.endswith('#-#-#-#-#'):
                continue
            key = None
            if ':' in item:
                key, value = item.split(':', 1)
                key, value = key.strip().lower(), value.strip()
                self._info[key] = value
                last = key
            elif last:
                self._info[last] += '\n' + item
            if key == 'content-type':
                self._charset = value.split('charset=')[1]
            elif key == 'plural-forms':
                self.plural = c2py(value.split(';')[1].split('plural=')[1])

    def _lookup(self, message):
        found = self._catalog.get(message)
        return self._catalog.get((message, self.plural(1))) if found is None else found

    def gettext(self, message):
        found = self._lookup(message)
        return super().gettext(message) if found is None else found

    def ngettext(self, msgid1, msgid2, n):
        found = self._catalog.get((msgid1, self.plural(n)))
        return super().ngettext(msgid1, msgid2, n) if found is None else found

    def pgettext(self, context, message):
        found = self._lookup(self.CONTEXT % (context, message))
        return super().pgettext(context, message) if found is None else found

    def npgettext(self, context, msgid1, msgid2, n):
        found = self._catalog.get((self.CONTEXT % (context, msgid1), self.plural(n)))
        return super().npgettext(context, msgid1, msgid2, n) if found is None else found


def _expand_lang(loc):
    """A locale and its less specific forms, the most specific first."""
    base, at, modifier = loc.partition('@')
    base, dot, codeset = base.partition('.')
    language, underscore, territory = base.partition('_')
    found = [language]
    for part in (underscore + territory, dot + codeset, at + modifier):
        if part:
            found += [text + part for text in found]
    return found[::-1]


def find(domain, localedir=None, languages=None, all=False):
    """The file (or all files) of a domain's catalogue."""
    if languages is None:
        languages = []
        for name in ('LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG'):
            value = os.environ.get(name)
            if value:
                languages = value.split(':')
                break
        if 'C' not in languages:
            languages.append('C')
    result = []
    seen = []
    for language in languages:
        for form in _expand_lang(language):
            if form not in seen:
                seen.append(form)
    for form in seen:
        if form == 'C':
            break
        path = os.path.join(localedir or _default_localedir, form, 'LC_MESSAGES', '%s.mo' % domain)
        if os.path.exists(path):
            if not all:
                return path
            result.append(path)
    return result if all else None


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    """The catalogue of a domain."""
    if class_ is None:
        class_ = GNUTranslations
    files = find(domain, localedir, languages, all=True)
    if not files:
        if fallback:
            return NullTranslations()
        from errno import ENOENT
        raise FileNotFoundError(ENOENT, 'No translation file found for domain', domain)
    import copy
    result = None
    for path in files:
        key = (class_, os.path.abspath(path))
        if key not in _translations:
            with open(path, 'rb') as file:
                _translations[key] = class_(file)
        found = copy.copy(_translations[key])
        if result is None:
            result = found
        else:
            result.add_fallback(found)
    return result


def install(domain, localedir=None, *, names=None):
    """Make `_` of a catalogue a built-in name."""
    translation(domain, localedir, fallback=True).install(names)


def textdomain(domain=None):
    """Set and return the domain of gettext()."""
    global _current_domain
    if domain is not None:
        _current_domain = domain
    return _current_domain


def bindtextdomain(domain, localedir=None):
    """Set and return the folder of a domain."""
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain, _default_localedir)


def _catalog_of(domain):
    # Without a catalogue of the domain, and without a language, there is nothing to look for.
    return translation(domain, _localedirs.get(domain, None), fallback=True)


def dgettext(domain, message):
    return _catalog_of(domain).gettext(message)


def dngettext(domain, msgid1, msgid2, n):
    return _catalog_of(domain).ngettext(msgid1, msgid2, n)


def dpgettext(domain, context, message):
    return _catalog_of(domain).pgettext(context, message)


def dnpgettext(domain, context, msgid1, msgid2, n):
    return _catalog_of(domain).npgettext(context, msgid1, msgid2, n)


def gettext(message):
    return dgettext(_current_domain, message)


def ngettext(msgid1, msgid2, n):
    return dngettext(_current_domain, msgid1, msgid2, n)


def pgettext(context, message):
    return dpgettext(_current_domain, context, message)


def npgettext(context, msgid1, msgid2, n):
    return dnpgettext(_current_domain, context, msgid1, msgid2, n)


Catalog = translation
