"""Compiling source that may not be complete yet.

`compile_command` returns a code object, or None if more lines could complete the source, and raises the error if no
lines could. `Compile` and `CommandCompiler` do the same, and remember the `__future__` features that were imported."""

import __future__
import warnings

__all__ = ["compile_command", "Compile", "CommandCompiler"]

_features = [getattr(__future__, name) for name in __future__.all_feature_names]

PyCF_ONLY_AST = 0x400
PyCF_DONT_IMPLY_DEDENT = 0x200
PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000


def _maybe_compile(compiler, source, filename, symbol):
    lines = (line.strip() for line in source.split("\n"))
    if symbol != "eval" and all(not line or line[0] == '#' for line in lines):
        # An empty statement.
        source = "pass"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", (SyntaxWarning, DeprecationWarning))
        try:
            compiler(source, filename, symbol, flags=PyCF_ALLOW_INCOMPLETE_INPUT | PyCF_DONT_IMPLY_DEDENT)
        except SyntaxError:
            try:
                compiler(source + "\n", filename, symbol,
                         flags=PyCF_ALLOW_INCOMPLETE_INPUT | PyCF_DONT_IMPLY_DEDENT)
                return None
            except _IncompleteInputError:
                return None
            except SyntaxError:
                # The error is told below, with warnings.
                pass
    return compiler(source, filename, symbol, incomplete_input=False)


def _compile(source, filename, symbol, incomplete_input=True, *, flags=0):
    if incomplete_input:
        flags |= PyCF_ALLOW_INCOMPLETE_INPUT | PyCF_DONT_IMPLY_DEDENT
    return compile(source, filename, symbol, flags)


def compile_command(source, filename="<input>", symbol="single"):
    """The code of a source, or None if it is not complete; SyntaxError, ValueError or OverflowError if it is wrong."""
    return _maybe_compile(_compile, source, filename, symbol)


class Compile:
    """Like `compile`, with the `__future__` features of the sources before."""

    def __init__(self):
        self.flags = PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT

    def __call__(self, source, filename, symbol, flags=0, **kwargs):
        flags |= self.flags
        if kwargs.get('incomplete_input', True) is False:
            flags &= ~PyCF_DONT_IMPLY_DEDENT
            flags &= ~PyCF_ALLOW_INCOMPLETE_INPUT
        code = compile(source, filename, symbol, flags, True)
        if flags & PyCF_ONLY_AST:
            return code
        for feature in _features:
            if code.co_flags & feature.compiler_flag:
                self.flags |= feature.compiler_flag
        return code


class CommandCompiler:
    """Like `compile_command`, with the `__future__` features of the sources before."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename="<input>", symbol="single"):
        """The code of a source, or None if it is not complete; SyntaxError, ValueError or OverflowError if it is wrong."""
        return _maybe_compile(self.compiler, source, filename, symbol)
