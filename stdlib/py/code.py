"""An interactive interpreter to be built into programs: `interact()`, `InteractiveConsole`, `InteractiveInterpreter`."""

import builtins
import sys
import traceback
from codeop import CommandCompiler, compile_command

__all__ = ["InteractiveInterpreter", "InteractiveConsole", "interact", "compile_command"]


class InteractiveInterpreter:
    """Compiles and runs source in a namespace; shows errors instead of raising them."""

    def __init__(self, locals=None):
        if locals is None:
            locals = {"__name__": "__console__", "__doc__": None}
        self.locals = locals
        self.compile = CommandCompiler()

    def runsource(self, source, filename="<input>", symbol="single"):
        """Runs a source. True if it is not complete: more lines are needed."""
        try:
            code = self.compile(source, filename, symbol)
        except (OverflowError, SyntaxError, ValueError):
            self.showsyntaxerror(filename, source=source)
            return False
        if code is None:
            return True
        self.runcode(code)
        return False

    def runcode(self, code):
        """Runs a code object; only SystemExit gets out."""
        try:
            exec(code, self.locals)
        except SystemExit:
            raise
        except:
            self.showtraceback()

    def showsyntaxerror(self, filename=None, **kwargs):
        """Shows the syntax error that is being handled, with this file name in place of a made-up one."""
        try:
            kind, error, trace = sys.exc_info()
            if filename and issubclass(kind, SyntaxError):
                error.filename = filename
            self._showtraceback(kind, error, None, kwargs.pop('source', ""))
        finally:
            kind = error = trace = None

    def showtraceback(self):
        """Shows the exception that is being handled, without the frame of this module."""
        try:
            kind, error, trace = sys.exc_info()
            self._showtraceback(kind, error, trace.tb_next, '')
        finally:
            kind = error = trace = None

    def _showtraceback(self, kind, error, trace, source):
        sys.last_type = kind
        sys.last_traceback = trace
        error = error.with_traceback(trace)
        lines = source.splitlines()
        if (source and kind is SyntaxError and not error.text
                and error.lineno is not None and len(lines) >= error.lineno):
            error.text = lines[error.lineno - 1]
        sys.last_exc = sys.last_value = error
        if sys.excepthook is sys.__excepthook__:
            self._excepthook(kind, error, trace)
        else:
            # Somebody wants to show it in another way.
            try:
                sys.excepthook(kind, error, trace)
            except SystemExit:
                raise
            except BaseException as second:
                second.__context__ = None
                second = second.with_traceback(second.__traceback__.tb_next)
                print('Error in sys.excepthook:', file=sys.stderr)
                sys.__excepthook__(type(second), second, second.__traceback__)
                print(file=sys.stderr)
                print('Original exception was:', file=sys.stderr)
                sys.__excepthook__(kind, error, trace)

    def _excepthook(self, kind, error, trace):
        self.write(''.join(traceback.format_exception(kind, error, trace)))

    def write(self, data):
        """Where messages go: standard error."""
        sys.stderr.write(data)


class InteractiveConsole(InteractiveInterpreter):
    """Reads lines and runs the statements that they make."""

    def __init__(self, locals=None, filename="<console>", *, local_exit=False):
        InteractiveInterpreter.__init__(self, locals)
        self.filename = filename
        self.local_exit = local_exit
        self.resetbuffer()

    def resetbuffer(self):
        """Forgets the lines of an unfinished statement."""
        self.buffer = []

    def interact(self, banner=None, exitmsg=None):
        """Reads and runs statements until the input ends."""
        gone = {}
        for name, prompt in (("ps1", ">>> "), ("ps2", "... ")):
            gone[name] = hasattr(sys, name)
            if not gone[name]:
                setattr(sys, name, prompt)
        gone = [name for name, there in gone.items() if not there]
        if banner is None:
            about = 'Type "help", "copyright", "credits" or "license" for more information.'
            self.write("Python %s on %s\n%s\n(%s)\n" % (sys.version, sys.platform, about, self.__class__.__name__))
        elif banner:
            self.write("%s\n" % str(banner))
        kept = None
        if self.local_exit:
            kept = {name: getattr(builtins, name) for name in ("exit", "quit") if hasattr(builtins, name)}
            for name in kept:
                setattr(builtins, name, Quitter(name))
        try:
            self._read_and_run()
        finally:
            for name, value in (kept or {}).items():
                setattr(builtins, name, value)
            for name in gone:
                delattr(sys, name)
        if exitmsg is None:
            self.write('now exiting %s...\n' % self.__class__.__name__)
        elif exitmsg != '':
            self.write('%s\n' % exitmsg)

    def _read_and_run(self):
        more = 0
        while True:
            try:
                try:
                    line = self.raw_input(sys.ps2 if more else sys.ps1)
                except EOFError:
                    self.write("\n")
                    return
                more = self.push(line)
            except KeyboardInterrupt:
                self.write("\nKeyboardInterrupt\n")
                self.resetbuffer()
                more = 0
            except SystemExit:
                if not self.local_exit:
                    raise
                self.write("\n")
                return

    def push(self, line, filename=None, _symbol="single"):
        """Adds a line, and runs the statement if that is complete. True if more lines are needed."""
        self.buffer.append(line)
        if filename is None:
            filename = self.filename
        more = self.runsource("\n".join(self.buffer), filename, symbol=_symbol)
        if not more:
            self.resetbuffer()
        return more

    def raw_input(self, prompt=""):
        """A line without its end; EOFError when there are no more."""
        return input(prompt)


class Quitter:
    """`exit` and `quit` of a console that only ends itself."""

    def __init__(self, name):
        self.name = name
        self.eof = 'Ctrl-Z plus Return' if sys.platform == "win32" else 'Ctrl-D (i.e. EOF)'

    def __repr__(self):
        return f'Use {self.name} or {self.eof} to exit'

    def __call__(self, code=None):
        raise SystemExit(code)


def interact(banner=None, readfunc=None, local=None, exitmsg=None, local_exit=False):
    """Runs a console: `readfunc` gives its lines, `local` is its namespace."""
    console = InteractiveConsole(local, local_exit=local_exit)
    if readfunc is not None:
        console.raw_input = readfunc
    else:
        try:
            import readline
        except ImportError:
            pass
    console.interact(banner, exitmsg)


if __name__ == "__main__":
    import argparse
    parser = argparse.ArgumentParser()
    parser.add_argument('-q', action='store_true', help="don't print version and copyright messages")
    arguments = parser.parse_args()
    interact('' if arguments.q or sys.flags.quiet else None)
