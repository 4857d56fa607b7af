"""configparser: errors and interpolation."""

import re

MAX_INTERPOLATION_DEPTH = 10


class Error(Exception):
    """The base of all."""

    __module__ = 'configparser'

    def __init__(self, msg=''):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    """A section that is not there."""

    __module__ = 'configparser'

    def __init__(self, section):
        Error.__init__(self, 'No section: %r' % (section,))
        self.section = section
        self.args = (section,)


def _place(source, lineno):
    message = ['While reading from ', repr(source)]
    if lineno is not None:
        message.append(' [line {0:2d}]'.format(lineno))
    return ''.join(message)


class DuplicateSectionError(Error):
    """A section that is there already."""

    __module__ = 'configparser'

    def __init__(self, section, source=None, lineno=None):
        message = repr(section) + " already exists"
        if source is not None:
            message = _place(source, lineno) + ': section ' + message
        else:
            message = "Section " + message
        Error.__init__(self, message)
        self.section = section
        self.source = source
        self.lineno = lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    """An option that is there already."""

    __module__ = 'configparser'

    def __init__(self, section, option, source=None, lineno=None):
        message = repr(option) + " in section " + repr(section) + " already exists"
        message = (_place(source, lineno) + ': option ' if source is not None else "Option ") + message
        Error.__init__(self, message)
        self.section = section
        self.option = option
        self.source = source
        self.lineno = lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    """An option that is not there."""

    __module__ = 'configparser'

    def __init__(self, option, section):
        Error.__init__(self, "No option %r in section: %r" % (option, section))
        self.option = option
        self.section = section
        self.args = (option, section)


class InterpolationError(Error):
    """A value that cannot be interpolated."""

    __module__ = 'configparser'

    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option = option
        self.section = section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    """A value refers to an option that is not there."""

    __module__ = 'configparser'

    def __init__(self, option, section, rawval, reference):
        message = ("Bad value substitution: option {!r} in section {!r} contains an interpolation key {!r} which is "
                   "not a valid option name. Raw value: {!r}".format(option, section, reference, rawval))
        InterpolationError.__init__(self, option, section, message)
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    """A reference that is badly written."""

    __module__ = 'configparser'


class InterpolationDepthError(InterpolationError):
    """References that go too deep."""

    __module__ = 'configparser'

    def __init__(self, option, section, rawval):
        message = ("Recursion limit exceeded in value substitution: option {!r} in section {!r} contains an "
                   "interpolation key which cannot be substituted in {} steps. Raw value: {!r}"
                   "".format(option, section, MAX_INTERPOLATION_DEPTH, rawval))
        InterpolationError.__init__(self, option, section, message)
        self.args = (option, section, rawval)


class ParsingError(Error):
    """Lines that cannot be read."""

    __module__ = 'configparser'

    def __init__(self, source, *args):
        super().__init__(f'Source contains parsing errors: {source!r}')
        self.source = source
        self.errors = []
        self.args = (source,)
        if args:
            self.append(*args)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += '\n\t[line %2d]: %s' % (lineno, line)

    def combine(self, others):
        for other in others:
            for error in other.errors:
                self.append(*error)
        return self


class MissingSectionHeaderError(ParsingError):
    """An option before the first section."""

    __module__ = 'configparser'

    def __init__(self, filename, lineno, line):
        Error.__init__(self, 'File contains no section headers.\nfile: %r, line: %d\n%r' % (filename, lineno, line))
        self.source = filename
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)


class MultilineContinuationError(ParsingError):
    """A key without a value goes on."""

    __module__ = 'configparser'

    def __init__(self, filename, lineno, line):
        Error.__init__(self, "Key without value continued with an indented line.\nfile: %r, line: %d\n%r"
                       % (filename, lineno, line))
        self.source = filename
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)


class _UnnamedSection:
    """Stands for the options before the first section."""

    def __repr__(self):
        return "<UNNAMED_SECTION>"


UNNAMED_SECTION = _UnnamedSection()


class Interpolation:
    """None: values are as they are written."""

    __module__ = 'configparser'

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class BasicInterpolation(Interpolation):
    """%(name)s stands for another option."""

    __module__ = 'configparser'
    _KEYCRE = re.compile(r"%\(([^)]+)\)s")

    def before_get(self, parser, section, option, value, defaults):
        found = []
        self._interpolate_some(parser, option, found, value, section, defaults, 1)
        return ''.join(found)

    def before_set(self, parser, section, option, value):
        rest = self._KEYCRE.sub('', value.replace('%%', ''))
        if '%' in rest:
            raise ValueError("invalid interpolation syntax in %r at position %d" % (value, rest.find('%')))
        return value

    def _interpolate_some(self, parser, option, accum, rest, section, map, depth):
        rawval = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, rawval)
        while rest:
            before, percent, after = rest.partition('%')
            accum.append(before)
            if not percent:
                return
            rest = percent + after
            following = rest[1:2]
            if following == '%':
                accum.append('%')
                rest = rest[2:]
            elif following == '(':
                match = self._KEYCRE.match(rest)
                if match is None:
                    raise InterpolationSyntaxError(option, section,
                                                   "bad interpolation variable reference %r" % rest)
                name = parser.optionxform(match.group(1))
                rest = rest[match.end():]
                try:
                    value = map[name]
                except KeyError:
                    raise InterpolationMissingOptionError(option, section, rawval, name) from None
                if '%' in value:
                    self._interpolate_some(parser, option, accum, value, section, map, depth + 1)
                else:
                    accum.append(value)
            else:
                raise InterpolationSyntaxError(option, section,
                                               "'%%' must be followed by '%%' or '(', found: %r" % (rest,))


class ExtendedInterpolation(Interpolation):
    """${name} and ${section:name} stand for other options."""

    __module__ = 'configparser'
    _KEYCRE = re.compile(r"\$\{([^}]+)\}")

    def before_get(self, parser, section, option, value, defaults):
        found = []
        self._interpolate_some(parser, option, found, value, section, defaults, 1)
        return ''.join(found)

    def before_set(self, parser, section, option, value):
        rest = self._KEYCRE.sub('', value.replace('$$', ''))
        if '$' in rest:
            raise ValueError("invalid interpolation syntax in %r at position %d" % (value, rest.find('$')))
        return value

    def _interpolate_some(self, parser, option, accum, rest, section, map, depth):
        rawval = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, rawval)
        while rest:
            before, dollar, after = rest.partition('$')
            accum.append(before)
            if not dollar:
                return
            rest = dollar + after
            following = rest[1:2]
            if following == '$':
                accum.append('$')
                rest = rest[2:]
                continue
            if following != '{':
                raise InterpolationSyntaxError(option, section,
                                               "'$' must be followed by '$' or '{', found: %r" % (rest,))
            match = self._KEYCRE.match(rest)
            if match is None:
                raise InterpolationSyntaxError(option, section, "bad interpolation variable reference %r" % rest)
            path = match.group(1).split(':')
            rest = rest[match.end():]
            wanted_section, wanted = section, option
            try:
                if len(path) == 1:
                    wanted = parser.optionxform(path[0])
                    value = map[wanted]
                elif len(path) == 2:
                    wanted_section = path[0]
                    wanted = parser.optionxform(path[1])
                    value = parser.get(wanted_section, wanted, raw=True)
                else:
                    raise InterpolationSyntaxError(option, section, "More than one ':' found: %r" % (rest,))
            except (KeyError, NoSectionError, NoOptionError):
                raise InterpolationMissingOptionError(option, section, rawval, ":".join(path)) from None
            if value is None:
                continue
            if '$' in value:
                self._interpolate_some(parser, wanted, accum, value, wanted_section,
                                       dict(parser.items(wanted_section, raw=True)), depth + 1)
            else:
                accum.append(value)
