"""Commands of `pdb` that look at frames, values and source."""

import inspect
import linecache
import pprint

line_prefix = '\n-> '


class _Undefined(str):
    """What is shown of an expression that cannot be computed."""

    __repr__ = str.__str__


class LookingCommands:
    """A part of Pdb."""

    # Frames.

    def _select_frame(self, number):
        self.curindex = number
        self.curframe = self.stack[number][0]
        self.set_convenience_variable(self.curframe, '_frame', self.curframe)
        self.print_stack_entry(self.stack[number])
        self.lineno = None

    def do_up(self, arg):
        """u(p) [count]

        Look at an older frame.
        """
        self._move(arg, -1, 'Oldest frame')

    def do_down(self, arg):
        """d(own) [count]

        Look at a newer frame.
        """
        self._move(arg, 1, 'Newest frame')

    def _move(self, arg, direction, end):
        last = 0 if direction < 0 else len(self.stack) - 1
        if self.curindex == last:
            self.error(end)
            return
        try:
            count = int(arg or 1)
        except ValueError:
            self.error(f'Invalid frame count ({arg})')
            return
        number = self.curindex + direction * count
        self._select_frame(max(0, min(number, len(self.stack) - 1)) if count >= 0 else last)

    def do_where(self, arg):
        """w(here)

        Show the stack, the newest frame last.
        """
        for entry in self.stack:
            self.print_stack_entry(entry)

    do_u, do_d, do_w, do_bt = do_up, do_down, do_where, do_where

    def print_stack_entry(self, frame_lineno, prompt_prefix=line_prefix):
        frame = frame_lineno[0]
        prefix = '> ' if frame is self.curframe else '  '
        self.message(prefix + self.format_stack_entry(frame_lineno, prompt_prefix))

    # Values and source.

    def do_args(self, arg):
        """a(rgs)

        Show the arguments of the function.
        """
        compiled, names = self.curframe.f_code, self.curframe.f_locals
        count = compiled.co_argcount + compiled.co_kwonlyargcount
        count += bool(compiled.co_flags & inspect.CO_VARARGS) + bool(compiled.co_flags & inspect.CO_VARKEYWORDS)
        for name in compiled.co_varnames[:count]:
            shown = repr(names[name]) if name in names else '*** undefined ***'
            self.message(f'{name} = {shown}')

    def do_retval(self, arg):
        """retval

        Show what the function returned last.
        """
        if '__return__' in self.curframe.f_locals:
            self.message(repr(self.curframe.f_locals['__return__']))
        else:
            self.error('Not yet returned!')

    def do_p(self, arg):
        """p expression

        Show the value of an expression.
        """
        self._show(arg, repr)

    def do_pp(self, arg):
        """pp expression

        Show the value of an expression, on several lines if it is long.
        """
        self._show(arg, pprint.pformat)

    def _show(self, arg, shown):
        try:
            value = self._getval(arg)
        except Exception:
            return
        try:
            self.message(shown(value))
        except Exception:
            self._error_exc()

    def do_whatis(self, arg):
        """whatis expression

        Show of what type a value is.
        """
        try:
            value = self._getval(arg)
        except Exception:
            return
        if inspect.ismethod(value):
            self.message(f'Method {value.__name__}')
        elif inspect.isfunction(value):
            self.message(f'Function {value.__name__}')
        elif isinstance(value, type):
            self.message(f'Class {value.__module__}.{value.__qualname__}')
        else:
            self.message(type(value))

    def do_display(self, arg):
        """display [expression]

        Show an expression's value whenever it stops in this frame.
        """
        shown = self.displaying.setdefault(self.curframe, {})
        if not arg:
            self.message('Currently displaying:')
            for expression, value in shown.items():
                self.message(f'{expression}: {value!r}')
            return
        shown[arg] = self._quiet_value(arg)
        self.message(f'display {arg}: {shown[arg]!r}')

    def do_undisplay(self, arg):
        """undisplay [expression]

        Do not show it any longer.
        """
        shown = self.displaying.get(self.curframe, {})
        if not arg:
            shown.clear()
        elif shown.pop(arg, self) is self:
            self.error('not displaying {}'.format(arg))

    def _quiet_value(self, arg):
        try:
            return eval(arg, self.curframe.f_globals, self.curframe.f_locals)
        except Exception as error:
            return _Undefined(f'** raised {self._format_exc(error)} **')

    def _show_displays(self):
        for expression, old in self.displaying[self.curframe].items():
            new = self._quiet_value(expression)
            if new is not old and not new == old:
                self.displaying[self.curframe][expression] = new
                self.message(f'display {expression}: {new!r}  [old: {old!r}]')

    def do_list(self, arg):
        """l(ist) [first[, last] | .]

        Show source: eleven lines around the current one, or what follows what was shown last.
        """
        self.lastcmd = 'list'
        last = None
        if arg and arg != '.':
            try:
                first, _, rest = arg.partition(',')
                first = int(first.strip())
                if rest:
                    last = int(rest.strip())
                    last = first + last if last < first else last
                else:
                    first = max(1, first - 5)
            except ValueError:
                self.error(f'Error in argument: {arg!r}')
                return
        elif self.lineno is None or arg == '.':
            first = max(1, self.curframe.f_lineno - 5)
        else:
            first = self.lineno + 1
        last = first + 10 if last is None else last
        filename = self.curframe.f_code.co_filename
        lines = linecache.getlines(filename, self.curframe.f_globals)
        self._print_lines(lines[first - 1:last], first, self.get_file_breaks(filename), self.curframe)
        self.lineno = min(last, len(lines))
        if len(lines) < last:
            self.message('[EOF]')

    def do_longlist(self, arg):
        """ll | longlist

        Show the source of the function.
        """
        try:
            lines, lineno = inspect.getsourcelines(self.curframe)
        except OSError as error:
            self.error(error)
            return
        breaks = self.get_file_breaks(self.curframe.f_code.co_filename)
        self._print_lines(lines, max(1, lineno), breaks, self.curframe)

    def do_source(self, arg):
        """source expression

        Show the source of a function, class or module.
        """
        try:
            lines, lineno = inspect.getsourcelines(self._getval(arg))
        except (OSError, TypeError) as error:
            self.error(error)
        except Exception:
            return
        else:
            self._print_lines(lines, max(1, lineno))

    do_a, do_rv, do_l, do_ll = do_args, do_retval, do_list, do_longlist

    def _print_lines(self, lines, start, breaks=(), frame=None):
        current = frame.f_lineno if frame else -1
        failed = self.tb_lineno.get(frame, -1) if frame else -1
        for number, line in enumerate(lines, start):
            text = f'{number:>3}'.rjust(3)
            text += ' ' if len(text) < 4 else ''
            text += 'B' if number in breaks else ' '
            if number == current:
                text += '->'
            elif number == failed:
                text += '>>'
            self.message(text + '\t' + line.rstrip())
