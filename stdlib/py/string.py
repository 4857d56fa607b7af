"""Constants for kinds of characters, templates with $names, and the machinery of
str.format() as a class that can be extended."""

import _string

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords",
           "digits", "hexdigits", "octdigits", "printable", "punctuation",
           "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalise the words of a text.

    Without a separator, runs of whitespace become one space and those at the
    ends go away.
    """
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class _LazyPattern:
    """The compiled pattern of a Template class, made when someone looks at it."""

    def __get__(self, instance, cls):
        import re

        delimiter = re.escape(cls.delimiter)
        name = cls.idpattern
        braced_name = cls.braceidpattern or name
        pattern = rf"""
            {delimiter}(?:
              (?P<escaped>{delimiter}) |
              (?P<named>{name}) |
              {{(?P<braced>{braced_name})}} |
              (?P<invalid>)
            )
        """
        cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)
        return cls.pattern


class _LazyFlags:
    """The default flags of the pattern, re.IGNORECASE."""

    def __get__(self, instance, cls):
        import re

        return re.IGNORECASE


_default_flags = _LazyFlags()
_default_idpattern = r"(?a:[_a-z][_a-z0-9]*)"
_name_start = frozenset(ascii_letters + "_")
_name_characters = _name_start | frozenset(digits)


def _raw_attribute(cls, name):
    """Look an attribute up without asking a descriptor for its value."""
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return None


class Template:
    """A text with placeholders: $name or ${name}, and $$ for a dollar sign.

    A subclass may choose another delimiter, other names or a whole pattern.
    """

    delimiter = "$"
    # r"[a-z]" would match some letters beyond ASCII when case is ignored.
    idpattern = _default_idpattern
    braceidpattern = None
    flags = _default_flags
    pattern = _LazyPattern()

    def __init_subclass__(cls):
        super().__init_subclass__()
        if "pattern" in cls.__dict__:
            import re

            cls.pattern = re.compile(cls.pattern, cls.flags | re.VERBOSE)
        else:
            cls.pattern = _LazyPattern()

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Yield (start, end, kind, name) of each placeholder.

        The kind is "escaped", "named" (also in braces), "invalid", or None for
        what a pattern matches without saying what it is.
        """
        cls = type(self)
        delimiter = cls.delimiter
        if ("pattern" not in self.__dict__
                and isinstance(_raw_attribute(cls, "pattern"), _LazyPattern)
                and cls.idpattern == _default_idpattern
                and cls.braceidpattern is None
                and _raw_attribute(cls, "flags") is _default_flags
                and delimiter and delimiter.lower() == delimiter.upper()):
            return _scan(self.template, delimiter)
        return self._search()

    def _search(self):
        """Find the placeholders with the pattern of a subclass."""
        for match in self.pattern.finditer(self.template):
            groups = match.groupdict()
            name = groups.get("named") or groups.get("braced")
            if name is not None:
                yield match.start(), match.end(), "named", name
            elif groups.get("escaped") is not None:
                yield match.start(), match.end(), "escaped", None
            elif groups.get("invalid") is not None:
                # Errors are reported where the invalid part begins.
                yield match.start("invalid"), match.end(), "invalid", None
            else:
                yield match.start(), match.end(), None, None

    def _raise_invalid(self, position):
        """Report the placeholder whose invalid part is at the position."""
        lines = self.template[:position].splitlines(keepends=True)
        if lines:
            lineno = len(lines)
            column = len(lines[-1])
        else:
            lineno = column = 1
        raise ValueError(f"Invalid placeholder in string: line {lineno}, col {column}") from None

    def substitute(self, mapping={}, /, **kws):
        """Replace the placeholders by values from the keywords and the mapping."""
        result = []
        copied = 0
        template = self.template
        for start, end, kind, name in self._pieces():
            if kind == "named":
                value = str(kws[name] if name in kws else mapping[name])
            elif kind == "escaped":
                value = self.delimiter
            elif kind == "invalid":
                self._raise_invalid(start)
            else:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
            result += (template[copied:start], value)
            copied = end
        result.append(template[copied:])
        return "".join(result)

    def safe_substitute(self, mapping={}, /, **kws):
        """Replace the placeholders that have a value; leave all others as they are."""
        result = []
        copied = 0
        template = self.template
        for start, end, kind, name in self._pieces():
            if kind == "named":
                try:
                    value = str(kws[name] if name in kws else mapping[name])
                except KeyError:
                    continue
            elif kind == "escaped":
                value = self.delimiter
            elif kind == "invalid":
                continue
            else:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
            result += (template[copied:start], value)
            copied = end
        result.append(template[copied:])
        return "".join(result)

    def is_valid(self):
        """Tell whether substitute() would not raise ValueError."""
        for _, _, kind, _ in self._pieces():
            if kind == "invalid":
                return False
            if kind is None:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        return True

    def get_identifiers(self):
        """Return the names of the placeholders, each once, in order of appearance."""
        names = {}
        for _, _, kind, name in self._pieces():
            if kind == "named":
                names[name] = None
            elif kind is None:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        return list(names)


def _name_end(text, start):
    """Return where the name that begins at `start` ends; `start` if there is none."""
    end = start
    if start < len(text) and text[start] in _name_start:
        end += 1
        while end < len(text) and text[end] in _name_characters:
            end += 1
    return end


def _scan(text, delimiter):
    """Find the placeholders with a delimiter and the usual names."""
    position = text.find(delimiter)
    while position >= 0:
        after = position + len(delimiter)
        name_end = _name_end(text, after)
        if text.startswith(delimiter, after):
            end = after + len(delimiter)
            yield position, end, "escaped", None
        elif name_end > after:
            end = name_end
            yield position, end, "named", text[after:end]
        elif (text.startswith("{", after)
                and (name_end := _name_end(text, after + 1)) > after + 1
                and text.startswith("}", name_end)):
            end = name_end + 1
            yield position, end, "named", text[after + 1:name_end]
        else:
            end = after
            yield after, end, "invalid", None
        position = text.find(delimiter, end)


_manual_after_automatic = ("cannot switch from manual field specification "
                           "to automatic field numbering")


class Formatter:
    """Formats as str.format() does, in methods that a subclass may replace."""

    def format(self, format_string, /, *args, **kwargs):
        """Return the format string with its fields replaced."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """Do the work of format() with a tuple and a mapping."""
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth,
                 auto_arg_index=0):
        """Format, also the formats nested in fields; return (text, next index).

        The index is False once a field has been given a number.
        """
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            if field_name == "":
                if auto_arg_index is False:
                    raise ValueError(_manual_after_automatic)
                field_name = str(auto_arg_index)
                auto_arg_index += 1
            elif field_name.isdigit():
                if auto_arg_index:
                    raise ValueError(_manual_after_automatic)
                auto_arg_index = False
            value, used = self.get_field(field_name, args, kwargs)
            used_args.add(used)
            value = self.convert_field(value, conversion)
            format_spec, auto_arg_index = self._vformat(
                format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(value, format_spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        """Return an argument by its number or name."""
        if isinstance(key, int):
            return args[key]
        return kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """Be told which arguments were used; may raise an exception."""

    def format_field(self, value, format_spec):
        """Format one value."""
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        """Convert a value as !s, !r or !a says."""
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        """Yield (literal text, field name, format specification, conversion)."""
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        """Return the object that a field name such as "0[key].name" stands for, and
        the argument's number or name."""
        first, rest = _string.formatter_field_name_split(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            value = getattr(value, key) if is_attribute else value[key]
        return value, first
