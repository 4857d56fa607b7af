"""What parsers of HTML and its like have in common: places, declarations, comments, marked sections."""

import re

_name = re.compile(r'[a-zA-Z][-_.a-zA-Z0-9]*\s*')
_comment_end = re.compile(r'--\s*>')
_section_end = re.compile(r']\s*]\s*>')
_old_section_end = re.compile(r']\s*>')


class ParserBase:
    """Knows the place in the text."""

    def __init__(self):
        if self.__class__ is ParserBase:
            raise RuntimeError('_markupbase.ParserBase must be subclassed')

    def reset(self):
        """Begin at the first line."""
        self.lineno = 1
        self.offset = 0

    def getpos(self):
        """Line and column."""
        return self.lineno, self.offset

    def updatepos(self, i, j):
        """Go on from one place to another."""
        if i >= j:
            return j
        raw = self.rawdata
        lines = raw.count('\n', i, j)
        if lines:
            self.lineno += lines
            self.offset = j - (raw.rindex('\n', i, j) + 1)
        else:
            self.offset += j - i
        return j

    def parse_comment(self, i, report=1):
        """Take a comment; returns the place behind it, or -1 if it is incomplete."""
        raw = self.rawdata
        if raw[i:i + 4] != '<!--':
            raise AssertionError('unexpected call to parse_comment()')
        match = _comment_end.search(raw, i + 4)
        if not match:
            return -1
        if report:
            self.handle_comment(raw[i + 4:match.start()])
        return match.end()

    def parse_marked_section(self, i, report=1):
        """Take a marked section, such as CDATA; returns the place behind it, or -1 if it is incomplete."""
        raw = self.rawdata
        assert raw[i:i + 3] == '<![', 'unexpected call to parse_marked_section()'
        name, stop = self._scan_name(i + 3, i)
        if stop < 0:
            return stop
        if name in {'temp', 'cdata', 'ignore', 'include', 'rcdata'}:
            match = _section_end.search(raw, i + 3)
        elif name in {'if', 'else', 'endif'}:
            match = _old_section_end.search(raw, i + 3)
        else:
            raise AssertionError('unknown status keyword %r in marked section' % raw[i + 3:stop])
        if not match:
            return -1
        if report:
            self.unknown_decl(raw[i + 3:match.start()])
        return match.end()

    def _scan_name(self, i, declstartpos):
        raw = self.rawdata
        if i == len(raw):
            return None, -1
        match = _name.match(raw, i)
        if match:
            text = match.group()
            if i + len(text) == len(raw):
                return None, -1
            return text.strip().lower(), match.end()
        self.updatepos(declstartpos, i)
        raise AssertionError('expected name token at %r' % raw[declstartpos:declstartpos + 20])

    def unknown_decl(self, data):
        """A marked section."""
