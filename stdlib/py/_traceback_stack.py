"""Frames of a traceback or of the running stack, as data and as text."""

import linecache
import sys
from _traceback_carets import Expression, fills_statement
from itertools import islice

_RECURSIVE_CUTOFF = 3  # equal lines shown before `[Previous line repeated ...]`


def indented(text, prefix):
    """`text` with `prefix` before each of its lines."""
    return ''.join([prefix + line for line in text.splitlines(True)])


def safe_string(value, what, func=str):
    """func(value), or a note that it failed."""
    try:
        return func(value)
    except Exception:
        return f'<{what} {func.__name__}() failed>'


def walk_stack(f):
    """Pairs of frame and line number, from `f` or the caller outwards."""
    if f is None:
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Pairs of frame and line number, in the order of the traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def frames_of_tb(tb):
    """Pairs of frame and (line, end line, column, end column)."""
    while tb is not None:
        position = (None, None, None, None)
        if tb.tb_lasti >= 0:
            positions = tb.tb_frame.f_code.co_positions()
            position = next(islice(positions, tb.tb_lasti // 2, None), position)
        if position[0] is None:
            position = (tb.tb_lineno, *position[1:])
        yield tb.tb_frame, position
        tb = tb.tb_next


def _dedented(text):
    """`text` without the leading white space that all its lines share."""
    lines = text.split('\n')
    margin = None
    for line in lines:
        stripped = line.lstrip(' \t')
        if not stripped:
            continue
        lead = line[:len(line) - len(stripped)]
        if margin is None:
            margin = lead
        else:
            size = 0
            while size < min(len(margin), len(lead)) and margin[size] == lead[size]:
                size += 1
            margin = margin[:size]
    size = len(margin or '')
    return '\n'.join([line[size:] if line.strip(' \t') else '' for line in lines])


class FrameSummary:
    """One entry of a stack: file, line, name and, on demand, the source line.

    Columns count bytes of UTF-8, as in code objects.
    """

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno',
                 'name', '_lines', '_lines_dedented', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True,
                 locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._lines = line
        self._lines_dedented = None
        if lookup_line:
            self.line
        self.locals = {
            key: safe_string(value, 'local', func=repr) for key, value in locals.items()
        } if locals else None

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno
                    and self.name == other.name and self.locals == other.locals)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    def __len__(self):
        return 4

    def _set_lines(self):
        if self._lines is None and self.lineno is not None and self.end_lineno is not None:
            # A line that cannot be read counts as an empty one.
            lines = [linecache.getline(self.filename, lineno).rstrip()
                     for lineno in range(self.lineno, self.end_lineno + 1)]
            self._lines = '\n'.join(lines) + '\n'

    @property
    def _original_lines(self):
        self._set_lines()
        return self._lines

    @property
    def _dedented_lines(self):
        self._set_lines()
        if self._lines_dedented is None and self._lines is not None:
            self._lines_dedented = _dedented(self._lines)
        return self._lines_dedented

    @property
    def line(self):
        """The first line, without white space around it."""
        self._set_lines()
        if self._lines is None:
            return None
        return self._lines.partition('\n')[0].strip()


def _characters(line, offset):
    """How many characters the first `offset` bytes of a line are."""
    return len(line.encode('utf-8')[:offset].decode('utf-8', 'replace'))


def _display_width(line, end=None):
    """How many columns of a terminal the first `end` characters take."""
    if line.isascii():
        return len(line) if end is None else min(end, len(line))
    from unicodedata import east_asian_width
    return sum(2 if east_asian_width(char) in 'WF' else 1 for char in line[:end])


class _Excerpt:
    """The lines of a failing instruction, with markers where they help."""

    def __init__(self, frame_summary):
        original = frame_summary._original_lines.splitlines()
        count = frame_summary.end_lineno - frame_summary.lineno
        self.lines = frame_summary._dedented_lines.splitlines()[:count + 1]
        removed = len(original[0]) - len(self.lines[0])
        self.last = len(self.lines) - 1
        self.start = max(0, _characters(original[0], frame_summary.colno) - removed)
        self.end = max(0, _characters(original[count], frame_summary.end_colno) - removed)

        text = '\n'.join(self.lines)
        segment_end = len(text) - (len(self.lines[-1]) - self.end)
        expression = Expression(text[self.start:segment_end])
        before, after = text[:self.start], text[segment_end:]
        self.anchors = expression.anchors
        if fills_statement(before, expression, after):
            self.marked = False
        else:
            self.marked = (self.anchors is not None
                           or bool(self.lines[0][:self.start].lstrip())
                           or bool(self.lines[-1][self.end:].rstrip()))

    def _anchor(self, line, col):
        """An anchor's place in the lines, in columns of a terminal."""
        if line == 0:
            col += self.start
        return line, _display_width(self.lines[line], col)

    def _shown(self):
        """The numbers of the lines to show: the ends, and those near the anchors."""
        shown = {0, self.last}
        if self.anchors:
            for line in (self.anchors.left_line, self.anchors.right_line):
                shown.update((line - 1, line, line + 1))
        return sorted(number for number in shown if 0 <= number <= self.last)

    def _markers(self, number):
        line = self.lines[number]
        indent = len(line) - len(line.lstrip())
        begin = _display_width(line, self.start) if number == 0 else 0
        end = _display_width(line, self.end if number == self.last else None)
        if self.anchors is None:
            left = right = (0, 0)
            primary = '^'
        else:
            left = self._anchor(self.anchors.left_line, self.anchors.left_col)
            right = self._anchor(self.anchors.right_line, self.anchors.right_col)
            primary = '~'
        markers = []
        for column in range(end):
            if column < max(begin, indent):
                markers.append(' ')
            elif left <= (number, column) < right:
                markers.append('^')
            else:
                markers.append(primary)
        return ''.join(markers)

    def _line(self, number):
        text = self.lines[number] + '\n'
        return f'{text}{self._markers(number)}\n' if self.marked else text

    def format(self):
        parts = []
        previous = 0
        for number in self._shown():
            skipped = number - previous - 1
            if skipped == 1:
                parts.append(self._line(number - 1))
            elif skipped > 1:
                parts.append(f'...<{skipped} lines>...\n')
            parts.append(self._line(number))
            previous = number
        return ''.join(parts)


def _lazily(pairs):
    for frame, lineno in pairs:
        yield frame, (lineno, None, None, None)


class StackSummary(list):
    """A list of FrameSummary objects that can format itself."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """A summary of pairs of frame and line number, as walk_stack() gives."""
        return klass._extract_from_extended_frame_gen(
            _lazily(frame_gen), limit=limit, lookup_lines=lookup_lines,
            capture_locals=capture_locals)

    @classmethod
    def _extract_from_extended_frame_gen(klass, frame_gen, *, limit=None,
                                         lookup_lines=True, capture_locals=False):
        if limit is None:
            limit = getattr(sys, 'tracebacklimit', None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            if limit >= 0:
                frame_gen = islice(frame_gen, limit)
            else:
                from _collections import deque
                frame_gen = deque(frame_gen, maxlen=-limit)

        result = klass()
        filenames = set()
        for frame, (lineno, end_lineno, colno, end_colno) in frame_gen:
            code = frame.f_code
            filenames.add(code.co_filename)
            linecache.lazycache(code.co_filename, frame.f_globals)
            result.append(FrameSummary(
                code.co_filename, lineno, code.co_name, lookup_line=False,
                locals=frame.f_locals if capture_locals else None,
                end_lineno=end_lineno, colno=colno, end_colno=end_colno))
        for filename in filenames:
            linecache.checkcache(filename)
        if lookup_lines:
            for summary in result:
                summary.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """A summary of FrameSummary objects or (file, line, name, text) tuples."""
        result = StackSummary()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            result.append(entry)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """The text of one entry."""
        filename = frame_summary.filename
        if filename.startswith('<stdin>-'):
            filename = '<stdin>'
        text = f'  File "{filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        dedented = frame_summary._dedented_lines
        if dedented and dedented.strip():
            if frame_summary.colno is None or frame_summary.end_colno is None:
                text += indented(frame_summary.line, '    ') + '\n'
            else:
                text += indented(_Excerpt(frame_summary).format(), '    ')
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                text += f'    {name} = {value}\n'
        return text

    def format(self, **kwargs):
        """A list of the texts of the entries; long repetitions are only counted."""
        result = []
        last = None
        count = 0
        for summary in self:
            text = self.format_frame_summary(summary, **kwargs)
            if text is None:  # a subclass leaves it out
                continue
            place = summary.filename, summary.lineno, summary.name
            if place != last or None in place:
                self._add_repetition(result, count)
                last = place
                count = 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        self._add_repetition(result, count)
        return result

    def _add_repetition(self, result, count):
        more = count - _RECURSIVE_CUTOFF
        if more > 0:
            plural = 's' if more > 1 else ''
            result.append(f'  [Previous line repeated {more} more time{plural}]\n')
