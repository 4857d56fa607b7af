"""Tables as text: values separated by commas and the like."""

import re
from _csv import (Error, QUOTE_ALL, QUOTE_MINIMAL, QUOTE_NONE, QUOTE_NONNUMERIC, QUOTE_NOTNULL, QUOTE_STRINGS,
                  __version__, field_size_limit, get_dialect, list_dialects, reader, register_dialect,
                  unregister_dialect, writer)
from _csv import Dialect as _Dialect
from io import StringIO
from types import GenericAlias

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL",
           "Error", "Dialect", "excel", "excel_tab", "field_size_limit", "reader", "writer", "register_dialect",
           "get_dialect", "list_dialects", "Sniffer", "unregister_dialect", "DictReader", "DictWriter",
           "unix_dialect"]


class Dialect:
    """How tables are written; subclasses set the attributes."""

    _name = ""
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _Dialect(self)
        except TypeError as error:
            raise Error(str(error)) from None


class excel(Dialect):
    """The dialect of Excel."""

    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """The dialect of Excel with tabs."""

    delimiter = '\t'


class unix_dialect(Dialect):
    """The dialect of Unix: all quoted, lines end with newlines."""

    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\n'
    quoting = QUOTE_ALL


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class DictReader:
    """Reads rows as dictionaries."""

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        found = dict(zip(self.fieldnames, row))
        wanted, given = len(self.fieldnames), len(row)
        if wanted < given:
            found[self.restkey] = row[wanted:]
        for name in self.fieldnames[given:]:
            found[name] = self.restval
        return found


class DictWriter:
    """Writes dictionaries as rows."""

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Write the names of the fields."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _dict_to_list(self, rowdict):
        if self.extrasaction == "raise":
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return (rowdict.get(key, self.restval) for key in self.fieldnames)

    def writerow(self, rowdict):
        """Write a dictionary."""
        return self.writer.writerow(self._dict_to_list(rowdict))

    def writerows(self, rowdicts):
        """Write several."""
        return self.writer.writerows(map(self._dict_to_list, rowdicts))


class Sniffer:
    """Guesses the dialect of a table."""

    def __init__(self):
        self.preferred = [',', '\t', ';', ' ', ':']

    def sniff(self, sample, delimiters=None):
        """A dialect that fits a sample."""
        quotechar, doublequote, delimiter, skipinitialspace = self._guess_by_quotes(sample, delimiters)
        if not delimiter:
            delimiter, skipinitialspace = self._guess_by_counts(sample, delimiters)
        if not delimiter:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = '\r\n'
            quoting = QUOTE_MINIMAL

        dialect.doublequote = doublequote
        dialect.delimiter = delimiter
        dialect.quotechar = quotechar or '"'
        dialect.skipinitialspace = skipinitialspace
        return dialect

    def _guess_by_quotes(self, data, delimiters):
        """What stands around quoted fields."""
        matches = []
        for pattern in (r'(?P<delim>[^\w\n"\'])(?P<space> ?)(?P<quote>["\']).*?(?P=quote)(?P=delim)',
                        r'(?:^|\n)(?P<quote>["\']).*?(?P=quote)(?P<delim>[^\w\n"\'])(?P<space> ?)',
                        r'(?P<delim>[^\w\n"\'])(?P<space> ?)(?P<quote>["\']).*?(?P=quote)(?:$|\n)',
                        r'(?:^|\n)(?P<quote>["\']).*?(?P=quote)(?:$|\n)'):
            matches = list(re.compile(pattern, re.DOTALL | re.MULTILINE).finditer(data))
            if matches:
                break
        if not matches:
            return '', False, None, 0
        quotes, delims, spaces = {}, {}, 0
        for match in matches:
            groups = match.groupdict()
            if groups['quote']:
                quotes[groups['quote']] = quotes.get(groups['quote'], 0) + 1
            delim = groups.get('delim')
            if delim and (delimiters is None or delim in delimiters):
                delims[delim] = delims.get(delim, 0) + 1
            if groups.get('space'):
                spaces += 1
        quotechar = max(quotes, key=quotes.get)
        if delims:
            delim = max(delims, key=delims.get)
            skipinitialspace = delims[delim] == spaces
            if delim == '\n':
                delim = ''
        else:
            delim, skipinitialspace = '', 0
        doubled = re.compile(r"((%(delim)s)|^)\W*%(quote)s[^%(delim)s\n]*%(quote)s[^%(delim)s\n]*%(quote)s\W*"
                             r"((%(delim)s)|$)" % {'delim': re.escape(delim), 'quote': quotechar}, re.MULTILINE)
        return quotechar, bool(doubled.search(data)), delim, skipinitialspace

    def _guess_by_counts(self, data, delimiters):
        """The character that is as often in most lines."""
        lines = list(filter(None, data.split('\n')))
        chunk = min(10, len(lines))
        frequencies, modes, delims = {}, {}, {}
        start, end = 0, chunk
        while start < len(lines):
            for line in lines[start:end]:
                for code in range(127):
                    char = chr(code)
                    counts = frequencies.setdefault(char, {})
                    number = line.count(char)
                    counts[number] = counts.get(number, 0) + 1
            for char, counts in frequencies.items():
                items = list(counts.items())
                if len(items) == 1 and items[0][0] == 0:
                    continue
                if len(items) > 1:
                    best = max(items, key=lambda item: item[1])
                    items.remove(best)
                    modes[char] = (best[0], best[1] - sum(item[1] for item in items))
                else:
                    modes[char] = items[0]
            total = float(min(chunk * (start // max(chunk, 1) + 1), len(lines)))
            consistency = 1.0
            while not delims and consistency >= 0.9:
                for char, (count, number) in modes.items():
                    if count > 0 and number > 0:
                        if number / total >= consistency and (delimiters is None or char in delimiters):
                            delims[char] = (count, number)
                consistency -= 0.01
            if len(delims) == 1:
                delim = list(delims)[0]
                return delim, lines[0].count(delim) == lines[0].count("%c " % delim)
            start, end = end, end + chunk
        if not delims:
            return '', 0
        for char in self.preferred:
            if char in delims:
                return char, lines[0].count(char) == lines[0].count("%c " % char)
        delim = max(delims, key=lambda char: (delims[char], char))
        return delim, lines[0].count(delim) == lines[0].count("%c " % delim)

    def has_header(self, sample):
        """Whether the first row seems to hold names."""
        rows = reader(StringIO(sample), self.sniff(sample))
        header = next(rows)
        columns = len(header)
        types = {index: None for index in range(columns)}
        for checked, row in enumerate(rows):
            if checked > 20:
                break
            if len(row) != columns:
                continue
            for column in list(types):
                kind = complex
                try:
                    kind(row[column])
                except (ValueError, OverflowError):
                    kind = len(row[column])
                if kind != types[column]:
                    if types[column] is None:
                        types[column] = kind
                    else:
                        del types[column]
        votes = 0
        for column, kind in types.items():
            if isinstance(kind, int):
                votes += 1 if len(header[column]) != kind else -1
            else:
                try:
                    kind(header[column])
                except (ValueError, TypeError):
                    votes += 1
                else:
                    votes -= 1
        return votes > 0
