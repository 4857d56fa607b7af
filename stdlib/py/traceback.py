"""Exceptions and stacks as text: what the interpreter prints when a program fails.

`TracebackException` holds an exception with its causes as plain data; the
functions extract, format and print.
"""

__all__ = ['extract_stack', 'extract_tb', 'format_exception',
           'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception',
           'print_last', 'print_stack', 'print_tb', 'clear_frames',
           'FrameSummary', 'StackSummary', 'TracebackException',
           'walk_stack', 'walk_tb']

import sys
from _traceback_stack import (
    FrameSummary,
    StackSummary,
    _RECURSIVE_CUTOFF,
    frames_of_tb as _frames_of_tb,
    indented as _indented,
    safe_string as _safe_string,
    walk_stack,
    walk_tb,
)

for _item in (FrameSummary, StackSummary, walk_stack, walk_tb):
    _item.__module__ = __name__
del _item


class _Implicit:
    def __repr__(self):
        return '<implicit>'


_sentinel = _Implicit()

_CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'


# ------------------------------------------------------- stacks and tracebacks

def print_list(extracted_list, file=None):
    """Print a list of FrameSummary objects or tuples."""
    file = sys.stderr if file is None else file
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=file, end='')


def format_list(extracted_list):
    """A list of FrameSummary objects or tuples as a list of strings."""
    return StackSummary.from_list(extracted_list).format()


def extract_tb(tb, limit=None):
    """A StackSummary of a traceback."""
    return StackSummary._extract_from_extended_frame_gen(_frames_of_tb(tb), limit=limit)


def format_tb(tb, limit=None):
    """A traceback as a list of strings."""
    return extract_tb(tb, limit=limit).format()


def print_tb(tb, limit=None, file=None):
    """Print a traceback, without a header and without the exception."""
    print_list(extract_tb(tb, limit=limit), file=file)


def extract_stack(f=None, limit=None):
    """A StackSummary of the stack, from the outermost frame to `f` or the caller."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def format_stack(f=None, limit=None):
    """The stack as a list of strings."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def print_stack(f=None, limit=None, file=None):
    """Print the stack."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def clear_frames(tb):
    """Clear the local variables of all frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:  # it is still running
            pass
        tb = tb.tb_next


# ------------------------------------------------------------------ exceptions

def _parse_value_tb(exc, value, tb):
    """Value and traceback of a call with an exception, or with type, value, tb."""
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError('Both or neither of value and tb must be given')
    if value is not _sentinel:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f'Exception expected for value, {type(exc).__name__} found')


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None,
                    file=None, chain=True, **kwargs):
    """Print an exception with its traceback and, if `chain`, its causes."""
    value, tb = _parse_value_tb(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(
        file=file, chain=chain)


def _print_exception_bltin(exc, /):
    """What sys.excepthook does; the interpreter calls it."""
    file = sys.stderr if sys.stderr is not None else sys.__stderr__
    return print_exception(exc, file=file)


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None,
                     chain=True, **kwargs):
    """What print_exception() prints, as a list of strings."""
    value, tb = _parse_value_tb(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(
        chain=chain))


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    """The exception without its traceback, as a list of strings."""
    if value is _sentinel:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(
        show_group=show_group))


def print_exc(limit=None, file=None, chain=True):
    """Print the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """What print_exc() prints, as a string."""
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the exception that the interactive prompt printed last."""
    if hasattr(sys, 'last_exc'):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    elif hasattr(sys, 'last_type'):
        print_exception(sys.last_type, sys.last_value, sys.last_traceback,
                        limit=limit, file=file, chain=chain)
    else:
        raise ValueError('no last exception')


def _final_line(etype, value):
    """The line that names the exception."""
    text = _safe_string(value, 'exception')
    return f'{etype}: {text}\n' if value is not None and text else f'{etype}\n'


class _Margin:
    """Where a nested group is: its text is set off by a margin of `|`."""

    def __init__(self):
        self.depth = 0
        self.need_close = False

    def indent(self):
        return ' ' * (2 * self.depth)

    def emit(self, texts, char='|'):
        prefix = self.indent()
        if self.depth:
            prefix += char + ' '
        for text in [texts] if isinstance(texts, str) else texts:
            yield _indented(text, prefix)


class TracebackException:
    """An exception with traceback, notes, causes and group members, as data.

    It keeps no frame and no value alive. `compact` leaves out a context that
    would not be shown.
    """

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None,
                 lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        # Chains can be long and can be cycles: no recursion along them, and no
        # exception twice. Groups are nested only as deep as written.
        top = _seen is None
        seen = set() if top else _seen
        seen.add(id(exc_value))

        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract_from_extended_frame_gen(
            _frames_of_tb(exc_traceback), limit=limit, lookup_lines=lookup_lines,
            capture_locals=capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self._str = _safe_string(exc_value, 'exception')
        try:
            self.__notes__ = getattr(exc_value, '__notes__', None)
        except Exception as error:
            self.__notes__ = [
                'Ignored error getting __notes__: '
                f'{_safe_string(error, "__notes__", repr)}']
        self._is_syntax_error = False
        self._have_exc_type = exc_type is not None
        if exc_type is None:
            self.exc_type_qualname = self.exc_type_module = None
        else:
            self.exc_type_qualname = exc_type.__qualname__
            self.exc_type_module = exc_type.__module__
            self._add_details(exc_type, exc_value, exc_traceback)
        self.__suppress_context__ = (
            exc_value.__suppress_context__ if exc_value is not None else False)

        self.__cause__ = self.__context__ = self.exceptions = None
        options = dict(limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals,
                       max_group_width=max_group_width, max_group_depth=max_group_depth,
                       _seen=seen)
        if top:
            self._add_chain(exc_value, compact, options)

    def _add_details(self, exc_type, exc_value, tb):
        """What syntax errors and misspelt names have besides their message."""
        if issubclass(exc_type, SyntaxError):
            self.filename = exc_value.filename
            lineno, end_lineno = exc_value.lineno, exc_value.end_lineno
            self.lineno = None if lineno is None else str(lineno)
            self.end_lineno = None if end_lineno is None else str(end_lineno)
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.end_offset = exc_value.end_offset
            self.msg = exc_value.msg
            self._is_syntax_error = True
            return
        if issubclass(exc_type, ImportError):
            wrong = getattr(exc_value, 'name_from', None)
        elif issubclass(exc_type, (NameError, AttributeError)):
            wrong = getattr(exc_value, 'name', None)
        else:
            return
        if wrong is None:
            return
        from _traceback_suggestions import suggestion_for
        suggestion = suggestion_for(exc_value, tb, wrong)
        if suggestion:
            self._str += f". Did you mean: '{suggestion}'?"
        if issubclass(exc_type, NameError) and wrong in sys.stdlib_module_names:
            if suggestion:
                self._str += f" Or did you forget to import '{wrong}'?"
            else:
                self._str += f". Did you forget to import '{wrong}'?"

    def _add_chain(self, exc_value, compact, options):
        """Make causes, contexts and members, and theirs, with a list of what is left."""
        seen = options['_seen']

        def wrapped(exc):
            if exc is None or id(exc) in seen:
                return None
            result = TracebackException(type(exc), exc, exc.__traceback__, **options)
            waiting.append((result, exc))
            return result

        waiting = [(self, exc_value)]
        while waiting:
            te, exc = waiting.pop()
            if exc is None:
                continue
            te.__cause__ = wrapped(exc.__cause__)
            if not compact or (te.__cause__ is None and not exc.__suppress_context__):
                te.__context__ = wrapped(exc.__context__)
            if isinstance(exc, BaseExceptionGroup):
                te.exceptions = []
                for member in exc.exceptions:
                    nested = TracebackException(
                        type(member), member, member.__traceback__, **options)
                    te.exceptions.append(nested)
                    waiting.append((nested, member))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Make one from an exception with its own traceback."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        """The class itself (deprecated: it keeps its module alive)."""
        import warnings
        warnings.warn('Deprecated in 3.13. Use exc_type_str instead.',
                      DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        """The name of the class, with its module unless that goes without saying."""
        if not self._have_exc_type:
            return None
        name, module = self.exc_type_qualname, self.exc_type_module
        if module in ('__main__', 'builtins'):
            return name
        if not isinstance(module, str):
            module = '<unknown>'
        return f'{module}.{name}'

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    # ------------------------------------------------------------- formatting

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Yield the lines that say what happened, and the notes."""
        indent = 3 * _depth * ' '
        if not self._have_exc_type:
            yield indent + _final_line(None, self._str)
            return
        stype = self.exc_type_str
        if self._is_syntax_error:
            yield from [indent + line for line in self._format_syntax_error(stype)]
        elif _depth:
            lines = _final_line(stype, self._str)[:-1].split('\n')
            yield from [f'{indent}{line}\n' for line in lines]
        else:
            yield _final_line(stype, self._str)
        yield from self._format_notes(indent)
        if self.exceptions and show_group:
            for member in self.exceptions:
                yield from member.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def _format_notes(self, indent):
        notes = self.__notes__
        if notes is None:
            return
        from _collections_abc import Sequence
        if isinstance(notes, Sequence) and not isinstance(notes, (str, bytes)):
            for note in notes:
                for line in _safe_string(note, 'note').split('\n'):
                    yield f'{indent}{line}\n'
        else:
            yield f'{indent}{_safe_string(notes, "__notes__", func=repr)}\n'

    def _format_syntax_error(self, stype):
        """Yield file, source line, markers and message of a syntax error."""
        suffix = ''
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f' ({self.filename})'
        if isinstance(self.text, str):
            yield from self._format_source_line()
        yield f'{stype}: {self.msg or "<no detail available>"}{suffix}\n'

    def _format_source_line(self):
        line = self.text.rstrip('\n')
        shown = line.lstrip(' \n\f')
        removed = len(line) - len(shown)
        yield f'    {shown}\n'
        if self.offset is None:
            return
        start = self.offset
        if self.lineno == self.end_lineno:
            end = self.end_offset if self.end_offset not in (None, 0) else start
        else:
            end = len(line) + 1
        if self.text and start > len(self.text):
            start = len(line) + 1
        end = min(end, len(line) + 1)
        if start >= end or end < 0:
            end = start + 1
        start -= 1 + removed
        end -= 1 + removed
        if start >= 0:
            # A tab must stay a tab, so that the markers stand below their text.
            space = ''.join([char if char.isspace() else ' ' for char in shown[:start]])
            yield f'    {space}{"^" * (end - start)}\n'

    def _chain(self):
        """The exceptions to show, the latest first, each with how it came about."""
        exc = self
        while exc is not None:
            if exc.__cause__ is not None:
                message, earlier = _CAUSE, exc.__cause__
            elif exc.__context__ is not None and not exc.__suppress_context__:
                message, earlier = _CONTEXT, exc.__context__
            else:
                message = earlier = None
            yield message, exc
            exc = earlier

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """Yield everything that would be printed, line by line or several at once."""
        ctx = _Margin() if _ctx is None else _ctx
        shown = list(self._chain()) if chain else [(None, self)]
        for message, exc in reversed(shown):
            if message is not None:
                yield from ctx.emit(message)
            if exc.exceptions is None:
                if exc.stack:
                    yield from ctx.emit('Traceback (most recent call last):\n')
                    yield from ctx.emit(exc.stack.format())
                yield from ctx.emit(exc.format_exception_only())
            elif ctx.depth > self.max_group_depth:
                yield from ctx.emit(f'... (max_group_depth is {self.max_group_depth})\n')
            else:
                yield from self._format_group(exc, chain, ctx)

    def _format_group(self, exc, chain, ctx):
        top = ctx.depth == 0
        if top:
            ctx.depth = 1
        if exc.stack:
            yield from ctx.emit('Exception Group Traceback (most recent call last):\n',
                                '+' if top else '|')
            yield from ctx.emit(exc.stack.format())
        yield from ctx.emit(exc.format_exception_only())

        total = len(exc.exceptions)
        width = self.max_group_width
        count = total if total <= width else width + 1
        ctx.need_close = False
        for i in range(count):
            last = i == count - 1
            if last:
                # Whichever innermost group ends first closes the frame.
                ctx.need_close = True
            title = i + 1 if i < width else '...'
            corner = '+-' if i == 0 else '  '
            yield f'{ctx.indent()}{corner}+---------------- {title} ----------------\n'
            ctx.depth += 1
            if i < width:
                yield from exc.exceptions[i].format(chain=chain, _ctx=ctx)
            else:
                remaining = total - width
                plural = 's' if remaining > 1 else ''
                yield from ctx.emit(f'and {remaining} more exception{plural}\n')
            if last and ctx.need_close:
                yield f'{ctx.indent()}+------------------------------------\n'
                ctx.need_close = False
            ctx.depth -= 1
        if top:
            ctx.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        """Print what format() gives."""
        file = sys.stderr if file is None else file
        for line in self.format(chain=chain):
            print(line, file=file, end='')
