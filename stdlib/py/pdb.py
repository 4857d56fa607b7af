"""A debugger at the prompt: breakpoints, stepping, and looking at frames. `pdb.set_trace()` and `breakpoint()` begin it."""

import bdb
import cmd
import code
import inspect
import linecache
import os
import re
import sys
import traceback
from _pdb_looking import LookingCommands, line_prefix

__all__ = ['run', 'pm', 'Pdb', 'runeval', 'runctx', 'runcall', 'set_trace', 'post_mortem', 'help']


class Restart(Exception):
    """The program is to begin again."""


def find_function(funcname, filename):
    """Where a file defines a function or class: name, file and line; None if it does not."""
    pattern = re.compile(rf'(?:async\s+def|def|class)\s+{re.escape(funcname)}(?:\s*[\[(:])')
    for number, line in enumerate(linecache.getlines(filename), 1):
        if pattern.match(line.strip()):
            return funcname, filename, number
    return None


class Pdb(bdb.Bdb, cmd.Cmd, LookingCommands):
    """The debugger."""

    _previous_sigint_handler = None

    def __init__(self, completekey='tab', stdin=None, stdout=None, skip=None, nosigint=False, readrc=True):
        bdb.Bdb.__init__(self, skip=skip)
        cmd.Cmd.__init__(self, completekey, stdin, stdout)
        if stdout:
            self.use_rawinput = False
        self.prompt = '(Pdb) '
        self.aliases = {}
        self.displaying = {}
        self.mainpyfile = ''
        self._wait_for_mainpyfile = False
        self.tb_lineno = {}
        self.commands = {}  # by number of breakpoint
        self.rcLines = []
        if readrc:
            for path in (os.path.expanduser('~/.pdbrc'), '.pdbrc'):
                try:
                    with open(path, encoding='utf-8') as file:
                        self.rcLines.extend(file)
                except OSError:
                    pass
        self.forget()

    def forget(self):
        """Know no frames."""
        self.lineno = None
        self.stack = []
        self.curindex = 0
        self.curframe = None
        self.tb_lineno.clear()

    def reset(self):
        bdb.Bdb.reset(self)
        self.forget()

    def setup(self, frame, tb):
        """Get the stack of a frame or traceback."""
        self.forget()
        self.stack, self.curindex = self.get_stack(frame, tb)
        while tb:
            self.tb_lineno[tb.tb_frame] = tb.tb_lineno
            tb = tb.tb_next
        self.curframe = self.stack[self.curindex][0]
        self.set_convenience_variable(self.curframe, '_frame', self.curframe)
        lines, self.rcLines = self.rcLines, []
        for line in lines:
            if line.strip() and not line.startswith('#'):
                self.onecmd(line.strip())

    def set_convenience_variable(self, frame, name, value):
        """What `$name` stands for."""
        frame.f_globals.setdefault('__pdb_convenience_variables', {})[name] = value

    # Where it stops.

    def user_call(self, frame, argument_list):
        if self._wait_for_mainpyfile:
            return
        if self.stop_here(frame):
            self.message('--Call--')
            self.interaction(frame, None)

    def user_line(self, frame):
        if self._wait_for_mainpyfile:
            if self.mainpyfile != self.canonic(frame.f_code.co_filename):
                return
            self._wait_for_mainpyfile = False
        if self.bp_commands(frame):
            self.interaction(frame, None)

    user_opcode = user_line

    def bp_commands(self, frame):
        """Execute what was said to do at the breakpoint; whether to stop at the prompt."""
        number, self.currentbp = getattr(self, 'currentbp', False), 0
        if not number or number not in self.commands:
            return True
        self.setup(frame, None)
        silent, resuming = False, False
        for line in self.commands[number]:
            silent |= line == 'silent'
            if line != 'silent':
                resuming |= bool(self.onecmd(line))
        if not silent:
            self.print_stack_entry(self.stack[self.curindex])
        if not resuming:
            self._cmdloop()
        self.forget()
        return False

    def user_return(self, frame, return_value):
        if self._wait_for_mainpyfile:
            return
        frame.f_locals['__return__'] = return_value
        self.set_convenience_variable(frame, '_retval', return_value)
        self.message('--Return--')
        self.interaction(frame, None)

    def user_exception(self, frame, exc_info):
        if self._wait_for_mainpyfile:
            return
        kind, value, tb = exc_info
        frame.f_locals['__exception__'] = kind, value
        self.set_convenience_variable(frame, '_exception', value)
        prefix = 'Internal ' if not tb and kind is StopIteration else ''
        self.message(prefix + self._format_exc(value))
        self.interaction(frame, tb)

    def interaction(self, frame, tb_or_exc):
        """Ask what to do."""
        tb = tb_or_exc.__traceback__ if isinstance(tb_or_exc, BaseException) else tb_or_exc
        self.setup(frame, tb)
        if self.displaying.get(self.curframe):
            self._show_displays()
        self.print_stack_entry(self.stack[self.curindex])
        self._cmdloop()
        self.forget()

    def _cmdloop(self):
        while True:
            try:
                self.allow_kbdint = True
                self.cmdloop()
                self.allow_kbdint = False
                break
            except KeyboardInterrupt:
                self.message('--KeyboardInterrupt--')

    def message(self, msg, end='\n'):
        print(msg, end=end, file=self.stdout)

    def error(self, msg):
        print('***', msg, file=self.stdout)

    def _format_exc(self, exc):
        return traceback.format_exception_only(exc)[-1].strip()

    def _error_exc(self):
        self.error(self._format_exc(sys.exception()))

    def precmd(self, line):
        """Aliases, `$` names, and more than one command in a line."""
        if not line.strip():
            return line
        args = line.split()
        while args[0] in self.aliases:
            line = self.aliases[args[0]]
            for number, arg in enumerate(args[1:], 1):
                line = line.replace(f'%{number}', arg)
            line = line.replace('%*', ' '.join(args[1:]))
            args = line.split()
        if args[0] != 'alias' and ';;' in line:
            line, _, rest = line.partition(';;')
            self.cmdqueue.insert(0, rest.strip())
            line = line.rstrip()
        return re.sub(r'(?<![\w\'"])\$(\w+)', r'__pdb_convenience_variables["\1"]', line)

    # Statements.

    def default(self, line):
        """Execute a line that is no command."""
        line = line.removeprefix('!').strip()
        frame = self.curframe
        streams = sys.stdout, sys.stdin, sys.displayhook
        try:
            compiled = code.compile_command(line + '\n', '<stdin>', 'single')
            buffer = line
            while compiled is None:
                more = self._continuation()
                if more is None:
                    return
                buffer += '\n' + more
                compiled = code.compile_command(buffer + ('\n' if not more else ''), '<stdin>', 'single')
            sys.stdout, sys.stdin, sys.displayhook = self.stdout, self.stdin, self.displayhook
            try:
                exec(compiled, frame.f_globals, frame.f_locals)
            finally:
                sys.stdout, sys.stdin, sys.displayhook = streams
        except Exception:
            self._error_exc()

    def _continuation(self):
        if self.use_rawinput:
            try:
                return input('...   ')
            except (EOFError, KeyboardInterrupt):
                self.lastcmd = ''
                return None
        self.stdout.write('...   ')
        self.stdout.flush()
        line = self.stdin.readline()
        if not line:
            self.lastcmd = ''
            return None
        return line.rstrip('\r\n')

    def displayhook(self, obj):
        if obj is not None:
            self.message(repr(obj))

    def _getval(self, arg):
        try:
            return eval(arg, self.curframe.f_globals, self.curframe.f_locals)
        except Exception:
            self._error_exc()
            raise

    # Breakpoints.

    def do_break(self, arg, temporary=False):
        """b(reak) [ ([filename:]lineno | function) [, condition] ]

        Without argument, list all breaks; else set one.
        """
        if not arg:
            if self.breaks:
                self.message('Num Type         Disp Enb   Where')
                for bp in bdb.Breakpoint.bpbynumber:
                    if bp:
                        self.message(bp.bpformat())
            return
        arg, _, condition = arg.partition(',')
        arg, condition = arg.strip(), condition.strip() or None
        place = self._place(arg)
        if place is None:
            return
        funcname, filename, lineno = place
        if not self.checkline(filename, lineno):
            return
        error = self.set_break(filename, lineno, temporary, condition, funcname)
        if error:
            self.error(error)
        else:
            bp = self.get_breaks(filename, lineno)[-1]
            self.message(f'Breakpoint {bp.number} at {bp.file}:{bp.line}')

    do_b = do_break

    def do_tbreak(self, arg):
        """tbreak [ ([filename:]lineno | function) [, condition] ]

        Like break, but for one stop only.
        """
        self.do_break(arg, True)

    def _place(self, arg):
        """Function, file and line that an argument names; says what is wrong with it."""
        if ':' in arg:
            filename, _, arg = arg.rpartition(':')
            found = self.lookupmodule(filename.rstrip())
            if not found:
                self.error(f'{filename.rstrip()!r} not found from sys.path')
                return None
            try:
                return None, found, int(arg)
            except ValueError:
                self.error(f'Bad lineno: {arg.strip()}')
                return None
        if arg.isdecimal():
            return None, self.defaultFile(), int(arg)
        try:
            function = eval(arg, self.curframe.f_globals, self.curframe.f_locals)
        except Exception:
            function = None
        function = getattr(function, '__func__', function)
        try:
            compiled = function.__code__
            return compiled.co_name, compiled.co_filename, self._first_line(compiled)
        except AttributeError:
            found = find_function(arg, self.defaultFile())
            if found is None:
                self.error(f'The specified object {arg!r} is not a function or was not found along sys.path.')
            return found

    def _first_line(self, compiled):
        """The first line of a function's body."""
        lines = [line for _, _, line in compiled.co_lines() if line is not None and line > compiled.co_firstlineno]
        return min(lines, default=compiled.co_firstlineno)

    def defaultFile(self):
        """The file of the current frame, or the program."""
        filename = self.curframe.f_code.co_filename
        return self.mainpyfile if filename == '<string>' and self.mainpyfile else filename

    def lookupmodule(self, filename):
        """The path of a file that is found on sys.path."""
        filename = os.path.normcase(filename)
        if os.path.isabs(filename) and os.path.exists(filename):
            return filename
        if not os.path.splitext(filename)[1]:
            filename += '.py'
        for folder in sys.path:
            path = os.path.join(folder, filename)
            if os.path.exists(path):
                return os.path.realpath(path)
        return None

    def checkline(self, filename, lineno, module_globals=None):
        """The line, if it is one to stop at, else 0; says what is wrong."""
        module_globals = module_globals or (self.curframe.f_globals if self.curframe else None)
        line = linecache.getline(filename, lineno, module_globals)
        if not line:
            self.message('End of file')
            return 0
        if not line.strip() or line.strip().startswith(('#', '"""', "'''")):
            self.error('Blank or comment')
            return 0
        return lineno

    def _numbered(self, arg, action):
        """Do something with each breakpoint whose number is given."""
        for number in arg.split():
            try:
                bp = self.get_bpbynumber(number)
            except ValueError as error:
                self.error(error)
            else:
                action(bp)

    def do_enable(self, arg):
        """enable bpnumber [bpnumber ...]

        Let breakpoints stop again.
        """
        self._numbered(arg, lambda bp: (bp.enable(), self.message(f'Enabled {bp}')))

    def do_disable(self, arg):
        """disable bpnumber [bpnumber ...]

        Let breakpoints not stop.
        """
        self._numbered(arg, lambda bp: (bp.disable(), self.message(f'Disabled {bp}')))

    def do_condition(self, arg):
        """condition bpnumber [condition]

        Stop only if the condition is true; always, without one.
        """
        number, _, condition = arg.partition(' ')

        def change(bp):
            bp.cond = condition.strip() or None
            text = 'New condition set for breakpoint {}.' if bp.cond else 'Breakpoint {} is now unconditional.'
            self.message(text.format(bp.number))
        self._numbered(number, change)

    def do_ignore(self, arg):
        """ignore bpnumber [count]

        Do not stop the next times.
        """
        number, _, count = arg.partition(' ')

        def change(bp):
            bp.ignore = max(0, int(count)) if count.strip().isdecimal() else 0
            if bp.ignore:
                times = f'{bp.ignore} crossings' if bp.ignore > 1 else '1 crossing'
                self.message(f'Will ignore next {times} of breakpoint {bp.number}.')
            else:
                self.message(f'Will stop next time breakpoint {bp.number} is reached.')
        self._numbered(number, change)

    def do_clear(self, arg):
        """cl(ear) [filename:lineno | bpnumber ...]

        Remove breakpoints: all, if the question is answered by yes.
        """
        if not arg:
            try:
                reply = input('Clear all breaks? ')
            except EOFError:
                reply = 'no'
            if reply.strip().lower() in ('y', 'yes'):
                removed = [bp for bp in bdb.Breakpoint.bpbynumber if bp]
                self.clear_all_breaks()
                for bp in removed:
                    self.message(f'Deleted {bp}')
            return
        if ':' in arg:
            filename, _, lineno = arg.rpartition(':')
            if not lineno.strip().isdecimal():
                self.error(f'Invalid line number ({lineno})')
                return
            removed = self.get_breaks(filename, int(lineno))[:]
            error = self.clear_break(filename, int(lineno))
            if error:
                self.error(error)
            for bp in [] if error else removed:
                self.message(f'Deleted {bp}')
            return

        def remove(bp):
            self.clear_bpbynumber(str(bp.number))
            self.message(f'Deleted {bp}')
        self._numbered(arg, remove)

    do_cl = do_clear

    def do_commands(self, arg):
        """commands [bpnumber]

        What to do at a breakpoint: lines up to `end`.
        """
        try:
            number = int(arg) if arg else len(bdb.Breakpoint.bpbynumber) - 1
            self.get_bpbynumber(str(number))
        except ValueError as error:
            self.error(f'cannot set commands: {error}')
            return
        lines = self.commands[number] = []
        while True:
            try:
                line = input('(com) ') if self.use_rawinput else self.stdin.readline()
            except EOFError:
                return
            if not line or line.strip() == 'end':
                return
            lines.append(line.strip())
            if line.split()[:1] in (['continue'], ['c'], ['step'], ['s'], ['next'], ['n'], ['return'], ['r']):
                return

    # Stepping.

    def do_step(self, arg):
        """s(tep)

        Go on to the next line, into functions.
        """
        self.set_step()
        return 1

    def do_next(self, arg):
        """n(ext)

        Go on to the next line of this function.
        """
        self.set_next(self.curframe)
        return 1

    def do_until(self, arg):
        """unt(il) [lineno]

        Go on to a greater line, or to the one given.
        """
        lineno = None
        if arg:
            if not arg.isdecimal():
                self.error(f'Error in argument: {arg!r}')
                return None
            lineno = int(arg)
            if lineno <= self.curframe.f_lineno:
                self.error('"until" line number is smaller than current line number')
                return None
        self.set_until(self.curframe, lineno)
        return 1

    def do_return(self, arg):
        """r(eturn)

        Go on until this function returns.
        """
        self.set_return(self.curframe)
        return 1

    def do_continue(self, arg):
        """c(ont(inue))

        Go on to a breakpoint.
        """
        self.set_continue()
        return 1

    def do_jump(self, arg):
        """j(ump) lineno

        Let another line of the innermost frame be the next.
        """
        if self.curindex + 1 != len(self.stack):
            self.error('You can only jump within the bottom frame')
            return
        if not arg.isdecimal():
            self.error("The 'jump' command requires a line number")
            return
        try:
            self.curframe.f_lineno = int(arg)
        except ValueError as error:
            self.error(f'Jump failed: {error}')
        else:
            self.stack[self.curindex] = self.stack[self.curindex][0], int(arg)
            self.print_stack_entry(self.stack[self.curindex])

    def do_run(self, arg):
        """run [args...]

        Begin the program again.
        """
        if arg:
            import shlex
            sys.argv = sys.argv[:1] + shlex.split(arg)
        raise Restart

    def do_quit(self, arg):
        """q(uit)

        End the program.
        """
        self._user_requested_quit = True
        self.set_quit()
        return 1

    def do_EOF(self, arg):
        """EOF

        The end of the input ends the program.
        """
        self.message('')
        return self.do_quit(arg)

    do_s, do_n, do_unt, do_r = do_step, do_next, do_until, do_return
    do_c = do_cont = do_continue
    do_j, do_restart, do_q, do_exit = do_jump, do_run, do_quit, do_quit

    # The rest.

    def do_alias(self, arg):
        """alias [name [command]]

        Let a name stand for a command, in which %1 and so on are arguments and %* is all of them.
        """
        name, _, command = arg.partition(' ')
        if not name:
            for name in sorted(self.aliases):
                self.message(f'{name} = {self.aliases[name]}')
        elif command:
            self.aliases[name] = command.strip()
        elif name in self.aliases:
            self.message(f'{name} = {self.aliases[name]}')

    def do_unalias(self, arg):
        """unalias name

        Forget an alias.
        """
        self.aliases.pop(arg.strip(), None)

    def do_interact(self, arg):
        """interact

        Statements at a prompt, with the names of the frame.
        """
        names = {**self.curframe.f_globals, **self.curframe.f_locals}
        code.interact('*pdb interact start*', local=names)

    def do_debug(self, arg):
        """debug code

        Step through code.
        """
        sys.settrace(None)
        inner = type(self)(self.completekey, self.stdin, self.stdout)
        inner.prompt = f'({self.prompt.strip()}) '
        self.message('ENTERING RECURSIVE DEBUGGER')
        try:
            sys.call_tracing(inner.run, (arg, self.curframe.f_globals, self.curframe.f_locals))
        except Exception:
            self._error_exc()
        self.message('LEAVING RECURSIVE DEBUGGER')
        sys.settrace(self.trace_dispatch)

    def do_help(self, arg):
        """h(elp) [command]

        Tell about a command, or name them all.
        """
        if not arg:
            return cmd.Cmd.do_help(self, arg)
        command = getattr(self, 'do_' + arg, None)
        if command is None:
            self.error(f'No help for {arg!r}; no such command')
        else:
            self.message(inspect.getdoc(command) or '')
        return None

    do_h = do_help

    def _runscript(self, filename):
        import __main__
        __main__.__dict__.clear()
        __main__.__dict__.update(__name__='__main__', __file__=filename, __builtins__=__builtins__)
        self._wait_for_mainpyfile = True
        self.mainpyfile = self.canonic(filename)
        self._user_requested_quit = False
        with open(filename, 'rb') as file:
            compiled = compile(file.read(), self.mainpyfile, 'exec')
        self.run(compiled, __main__.__dict__)


# Beginning.

def run(statement, globals=None, locals=None):
    """Debug a statement."""
    Pdb().run(statement, globals, locals)


def runeval(expression, globals=None, locals=None):
    """Debug an expression, and return its value."""
    return Pdb().runeval(expression, globals, locals)


def runctx(statement, globals, locals):
    """The same as run()."""
    run(statement, globals, locals)


def runcall(*args, **kwds):
    """Debug a call, and return its value."""
    return Pdb().runcall(*args, **kwds)


def set_trace(*, header=None):
    """Stop here."""
    debugger = Pdb()
    if header is not None:
        debugger.message(header)
    debugger.set_trace(sys._getframe().f_back)


def post_mortem(t=None):
    """Look at where an exception was raised: the given one, or that which is being handled."""
    t = t or sys.exception()
    if isinstance(t, BaseException):
        t = t.__traceback__
    if t is None:
        raise ValueError('A valid traceback must be passed if no exception is being handled')
    debugger = Pdb()
    debugger.reset()
    debugger.interaction(None, t)


def pm():
    """Look at where the last uncaught exception was raised."""
    post_mortem(getattr(sys, 'last_exc', None) or sys.last_traceback)


def help():
    """Tell about the commands."""
    Pdb().onecmd('help')


def main():
    """`-m pdb [-c command] file [args]`."""
    import argparse
    parser = argparse.ArgumentParser(prog='pdb', description='Debug a program.')
    parser.add_argument('-c', '--command', action='append', default=[], dest='commands')
    parser.add_argument('pyfile')
    parser.add_argument('args', nargs=argparse.REMAINDER)
    options = parser.parse_args()
    if not os.path.exists(options.pyfile):
        print(f'Error: {options.pyfile} does not exist')
        sys.exit(1)
    filename = os.path.realpath(options.pyfile)
    sys.argv[:] = [options.pyfile, *options.args]
    sys.path[0] = os.path.dirname(filename)
    debugger = Pdb()
    debugger.rcLines.extend(options.commands)
    while True:
        try:
            debugger._runscript(filename)
            if debugger._user_requested_quit:
                break
            print('The program finished and will be restarted')
        except Restart:
            print('Restarting', options.pyfile, 'with arguments:')
            print('\t' + ' '.join(sys.argv[1:]))
        except SystemExit as error:
            print(f'The program exited via sys.exit(). Exit status: {error.code}')
        except BaseException as error:
            traceback.print_exc()
            print('Uncaught exception. Entering post mortem debugging')
            print("Running 'cont' or 'step' will restart the program")
            debugger.interaction(None, error)
            print(f'Post mortem debugger finished. The {options.pyfile} will be restarted')


if __name__ == '__main__':
    main()
