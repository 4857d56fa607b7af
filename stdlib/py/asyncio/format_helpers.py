"""Texts for callbacks, and the stack for debug mode."""
import functools
import inspect
import reprlib
import sys
import traceback

from . import constants


def _get_function_source(func):
    """File and line where a function is defined, or None."""
    while True:
        func = inspect.unwrap(func)
        if inspect.isfunction(func):
            code = func.__code__
            return code.co_filename, code.co_firstlineno
        if not isinstance(func, (functools.partial, functools.partialmethod)):
            return None
        func = func.func


def _format_callback_source(func, args, *, debug=False):
    text = _format_callback(func, args, None, debug=debug)
    source = _get_function_source(func)
    return f'{text} at {source[0]}:{source[1]}' if source else text


def _format_args_and_kwargs(args, kwargs, *, debug=False):
    """The arguments in parentheses; only debug mode shows them, for they may be secret."""
    if not debug:
        return '()'
    shown = [reprlib.repr(arg) for arg in args or ()]
    shown += [f'{name}={reprlib.repr(value)}' for name, value in (kwargs or {}).items()]
    return f"({', '.join(shown)})"


def _format_callback(func, args, kwargs, *, debug=False, suffix=''):
    if isinstance(func, functools.partial):
        suffix = _format_args_and_kwargs(args, kwargs, debug=debug) + suffix
        return _format_callback(func.func, func.args, func.keywords, debug=debug, suffix=suffix)
    name = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    return name + _format_args_and_kwargs(args, kwargs, debug=debug) + suffix


def extract_stack(f=None, limit=None):
    """The stack from a frame (the caller's) outwards, without source lines yet."""
    if f is None:
        f = sys._getframe().f_back
    if limit is None:
        limit = constants.DEBUG_STACK_DEPTH
    stack = traceback.StackSummary.extract(traceback.walk_stack(f), limit=limit, lookup_lines=False)
    stack.reverse()
    return stack
