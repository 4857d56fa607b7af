"""Signals: handlers for them, timers, and their names as enumerations."""

import _signal
from _signal import *
from enum import IntEnum as _IntEnum

_IntEnum._convert_(
    "Signals", __name__,
    lambda name: name.isupper() and name.startswith("SIG") and not name.startswith("SIG_"))
_IntEnum._convert_("Handlers", __name__, lambda name: name in ("SIG_DFL", "SIG_IGN"))
_IntEnum._convert_("Sigmasks", __name__,
                   lambda name: name in ("SIG_BLOCK", "SIG_UNBLOCK", "SIG_SETMASK"))


def _copying(native):
    """Decorate a function that stands for a native one, whose description it takes over."""
    def decorate(function):
        function.__doc__ = native.__doc__
        return function
    return decorate


def _named(value, enumeration):
    """Return the member of an enumeration for a number, or the value itself."""
    if not isinstance(value, int):
        return value
    try:
        return enumeration(value)
    except ValueError:
        return value


def _number(value):
    """Return the number of a member, or the value itself."""
    try:
        return int(value)
    except (ValueError, TypeError):
        return value


@_copying(_signal.signal)
def signal(signalnum, handler):
    return _named(_signal.signal(_number(signalnum), _number(handler)), Handlers)


@_copying(_signal.getsignal)
def getsignal(signalnum):
    return _named(_signal.getsignal(signalnum), Handlers)


@_copying(_signal.pthread_sigmask)
def pthread_sigmask(how, mask):
    return {_named(number, Signals) for number in _signal.pthread_sigmask(how, mask)}


@_copying(_signal.sigpending)
def sigpending():
    return {_named(number, Signals) for number in _signal.sigpending()}


@_copying(_signal.sigwait)
def sigwait(sigset):
    return _named(_signal.sigwait(sigset), Signals)


@_copying(_signal.valid_signals)
def valid_signals():
    return {_named(number, Signals) for number in _signal.valid_signals()}


del _copying
