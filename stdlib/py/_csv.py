"""csv: dialects, reading and writing of rows."""

__version__ = '1.0'

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)


class Error(Exception):
    """Data or a dialect that cannot be."""


_unset = object()
_dialects = {}
_limit = [128 * 1024]


class Dialect:
    """How rows are written."""

    __slots__ = ('delimiter', 'doublequote', 'escapechar', 'lineterminator', 'quotechar', 'quoting',
                 'skipinitialspace', 'strict')

    def __new__(cls, dialect=None, delimiter=_unset, doublequote=_unset, escapechar=_unset, lineterminator=_unset,
                quotechar=_unset, quoting=_unset, skipinitialspace=_unset, strict=_unset, **unknown):
        if unknown:
            raise TypeError(f"this function got an unexpected keyword argument '{next(iter(unknown))}'")
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        given = dict(delimiter=delimiter, doublequote=doublequote, escapechar=escapechar,
                     lineterminator=lineterminator, quotechar=quotechar, quoting=quoting,
                     skipinitialspace=skipinitialspace, strict=strict)
        if isinstance(dialect, Dialect) and all(value is _unset for value in given.values()):
            return dialect
        defaults = dict(delimiter=',', doublequote=True, escapechar=None, lineterminator='\r\n', quotechar='"',
                        quoting=QUOTE_MINIMAL, skipinitialspace=False, strict=False)
        self = object.__new__(cls)
        for name, default in defaults.items():
            value = given[name]
            if value is _unset:
                value = getattr(dialect, name, _unset)
                if value is _unset:
                    value = default
            object.__setattr__(self, name, value)
        self._check(quoting is not _unset)
        return self

    def _check(self, quoting_given):
        put = object.__setattr__
        for name in ('doublequote', 'skipinitialspace', 'strict'):
            put(self, name, bool(getattr(self, name)))
        self._check_character('delimiter', False)
        self._check_character('escapechar', True)
        if not (self.lineterminator is None or isinstance(self.lineterminator, str)):
            raise TypeError('"lineterminator" must be a string')
        self._check_character('quotechar', True)
        if type(self.quoting) is not int:
            raise TypeError('"quoting" must be an integer')
        if not 0 <= self.quoting <= 5:
            raise TypeError('bad "quoting" value')
        if self.quotechar is None and self.quoting != QUOTE_NONE:
            if quoting_given:
                raise TypeError("quotechar must be set if quoting enabled")
            put(self, 'quoting', QUOTE_NONE)
        if self.lineterminator is None:
            raise TypeError('lineterminator must be set')
        for name in ('delimiter', 'quotechar', 'escapechar'):
            value = getattr(self, name)
            if value is not None and (value in '\r\n' or value == ' ' and self.skipinitialspace
                                      and name != 'delimiter'):
                raise ValueError(f'bad {name} value')
        for first, second in (('delimiter', 'escapechar'), ('delimiter', 'quotechar'), ('escapechar', 'quotechar')):
            a, b = getattr(self, first), getattr(self, second)
            if a is not None and a == b:
                raise ValueError(f'bad {first} or {second} value')
        for name in ('delimiter', 'quotechar', 'escapechar'):
            value = getattr(self, name)
            if value is not None and value in self.lineterminator:
                raise ValueError(f'bad {name} or lineterminator value')

    def _check_character(self, name, may_be_none):
        value = getattr(self, name)
        if value is None and may_be_none:
            return
        if not isinstance(value, str):
            raise TypeError('"%s" must be string%s, not %s' % (name, ' or None' if may_be_none else '',
                                                               type(value).__name__))
        if len(value) != 1:
            raise TypeError('"%s" must be a 1-character string' % name)

    def __setattr__(self, name, value):
        raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")

    def __delattr__(self, name):
        raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle 'Dialect' instances")


def register_dialect(name, dialect=None, **fmtparams):
    """Give a dialect a name."""
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = Dialect(dialect, **fmtparams)


def unregister_dialect(name):
    """Forget a dialect."""
    try:
        del _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None


def get_dialect(name):
    """The dialect of a name."""
    try:
        return _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None


def list_dialects():
    """The names of all dialects."""
    return list(_dialects)


def field_size_limit(*args):
    """The greatest length of a field; sets a new one."""
    old = _limit[0]
    if len(args) > 1:
        raise TypeError(f"field_size_limit expected at most 1 argument, got {len(args)}")
    if args:
        limit, = args
        if not isinstance(limit, int):
            raise TypeError("limit must be an integer")
        _limit[0] = limit
    return old


_START_RECORD, _START_FIELD, _IN_FIELD, _IN_QUOTED, _ESCAPE, _ESCAPE_QUOTED, _AFTER_QUOTE, _ATE_CR = range(8)


class Reader:
    """Reads rows from lines."""

    def __init__(self, iterable, dialect):
        self._lines = iter(iterable)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        self._fields = []
        self._field = []
        self._state = _START_RECORD
        self._unquoted = False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._field or self._state == _IN_QUOTED:
                    if self.dialect.strict:
                        raise Error("unexpected end of data") from None
                    self._save()
                    return self._fields
                raise
            if not isinstance(line, str):
                raise Error("iterator should return strings, not %s (the file should be opened in text mode)"
                            % type(line).__name__)
            self.line_num += 1
            for char in line:
                self._take(char)
            self._take('')
            if self._state == _START_RECORD:
                return self._fields

    def _save(self):
        text = ''.join(self._field)
        quoting = self.dialect.quoting
        if self._unquoted:
            if quoting == QUOTE_NOTNULL and not text:
                self._fields.append(None)
                self._field = []
                return
            if quoting == QUOTE_STRINGS and not text:
                self._fields.append(None)
                self._field = []
                return
            if text and quoting in (QUOTE_NONNUMERIC, QUOTE_STRINGS):
                text = float(text)
        self._fields.append(text)
        self._field = []

    def _add(self, char):
        if len(self._field) >= _limit[0]:
            raise Error("field larger than field limit (%d)" % _limit[0])
        self._field.append(char)

    def _take(self, char):
        """Go on by one character; an empty one is the end of a line."""
        dialect, state = self.dialect, self._state
        if state == _START_RECORD:
            if not char:
                return
            if char in '\r\n':
                self._state = _ATE_CR
                return
            self._state = state = _START_FIELD
        if state == _START_FIELD:
            self._unquoted = False
            if not char or char in '\r\n':
                self._unquoted = True
                self._save()
                self._state = _ATE_CR if char else _START_RECORD
            elif char == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                self._state = _IN_QUOTED
            elif char == dialect.escapechar:
                self._unquoted = True
                self._state = _ESCAPE
            elif char == ' ' and dialect.skipinitialspace:
                pass
            elif char == dialect.delimiter:
                self._unquoted = True
                self._save()
            else:
                self._unquoted = True
                self._add(char)
                self._state = _IN_FIELD
        elif state == _ESCAPE:
            if not char:
                char = '\n'
            if char in '\r\n':
                self._add(char)
                self._state = 8
                return
            self._add(char)
            self._state = _IN_FIELD
        elif state == 8:
            # After an escaped line end.
            if char:
                self._state = _IN_FIELD
                self._take(char)
        elif state == _IN_FIELD:
            if not char or char in '\r\n':
                self._save()
                self._state = _ATE_CR if char else _START_RECORD
            elif char == dialect.escapechar:
                self._state = _ESCAPE
            elif char == dialect.delimiter:
                self._save()
                self._state = _START_FIELD
            else:
                self._add(char)
        elif state == _IN_QUOTED:
            if not char:
                pass
            elif char == dialect.escapechar:
                self._state = _ESCAPE_QUOTED
            elif char == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                self._state = _AFTER_QUOTE if dialect.doublequote else _IN_FIELD
            else:
                self._add(char)
        elif state == _ESCAPE_QUOTED:
            self._add(char or '\n')
            self._state = _IN_QUOTED
        elif state == _AFTER_QUOTE:
            if dialect.quoting != QUOTE_NONE and char and char == dialect.quotechar:
                self._add(char)
                self._state = _IN_QUOTED
            elif char == dialect.delimiter:
                self._save()
                self._state = _START_FIELD
            elif not char or char in '\r\n':
                self._save()
                self._state = _ATE_CR if char else _START_RECORD
            elif not dialect.strict:
                self._add(char)
                self._state = _IN_FIELD
            else:
                raise Error("'%c' expected after '%c'" % (dialect.delimiter, dialect.quotechar))
        elif char and char not in '\r\n':
            raise Error("new-line character seen in unquoted field - do you need to open the file with newline=''?")
        elif not char:
            self._state = _START_RECORD


class Writer:
    """Writes rows."""

    def __init__(self, fileobj, dialect):
        write = getattr(fileobj, 'write', None)
        if not callable(write):
            raise TypeError('argument 1 must have a "write" method')
        self._write = write
        self.dialect = dialect

    def _escaped(self, text, force):
        """A field with what it needs, and whether it is quoted."""
        dialect = self.dialect
        quoted = force
        parts = []
        for char in text:
            special = char in (dialect.delimiter, dialect.escapechar, dialect.quotechar) or char in '\r\n' or (
                char in dialect.lineterminator)
            if special:
                escape = False
                if dialect.quoting == QUOTE_NONE:
                    escape = True
                elif char == dialect.quotechar:
                    if dialect.doublequote:
                        parts.append(dialect.quotechar)
                        quoted = True
                    else:
                        escape = True
                elif char == dialect.escapechar:
                    escape = True
                else:
                    quoted = True
                if escape:
                    if dialect.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    parts.append(dialect.escapechar)
            parts.append(char)
        return ''.join(parts), quoted

    def writerow(self, row, /):
        """Write a row."""
        dialect = self.dialect
        try:
            row = iter(row)
        except TypeError:
            raise Error("iterable expected, not %s" % type(row).__name__) from None
        fields = []
        only_empty = False
        for field in row:
            quoting = dialect.quoting
            if quoting == QUOTE_NONNUMERIC:
                force = not _is_number(field)
            elif quoting == QUOTE_ALL:
                force = True
            elif quoting == QUOTE_STRINGS:
                force = isinstance(field, str)
            elif quoting == QUOTE_NOTNULL:
                force = field is not None
            else:
                force = False
            text = '' if field is None else field if isinstance(field, str) else str(field)
            text, quoted = self._escaped(text, force)
            if not text and not quoted and dialect.delimiter == ' ' and dialect.skipinitialspace:
                if quoting == QUOTE_NONE or field is None and quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                    raise Error("empty field must be quoted if delimiter is a space and skipinitialspace is true")
                quoted = True
            only_empty = not fields and not text and not quoted
            single = field
            fields.append(dialect.quotechar + text + dialect.quotechar if quoted else text)
        if len(fields) == 1 and only_empty:
            # An empty line would be no row.
            if dialect.quoting == QUOTE_NONE or single is None and dialect.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                raise Error("single empty field record must be quoted")
            fields = [dialect.quotechar * 2]
        return self._write(dialect.delimiter.join(fields) + dialect.lineterminator)

    def writerows(self, rows, /):
        """Write several rows."""
        for row in rows:
            self.writerow(row)


def _is_number(value):
    return isinstance(value, (int, float, complex)) or hasattr(type(value), '__float__') or hasattr(type(value),
                                                                                                   '__index__')


def reader(iterable, dialect='excel', **fmtparams):
    """What reads rows from lines."""
    return Reader(iterable, Dialect(dialect, **fmtparams))


def writer(fileobj, dialect='excel', **fmtparams):
    """What writes rows to a file."""
    return Writer(fileobj, Dialect(dialect, **fmtparams))
