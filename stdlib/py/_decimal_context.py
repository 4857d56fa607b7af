"""decimal: signals, contexts and rounding."""

import contextvars as _contextvars

ROUND_DOWN = 'ROUND_DOWN'
ROUND_HALF_UP = 'ROUND_HALF_UP'
ROUND_HALF_EVEN = 'ROUND_HALF_EVEN'
ROUND_CEILING = 'ROUND_CEILING'
ROUND_FLOOR = 'ROUND_FLOOR'
ROUND_UP = 'ROUND_UP'
ROUND_HALF_DOWN = 'ROUND_HALF_DOWN'
ROUND_05UP = 'ROUND_05UP'
_roundings = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
              ROUND_05UP)

MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)


class DecimalException(ArithmeticError):
    """The base of all signals and conditions."""


class Clamped(DecimalException):
    """An exponent was changed to fit."""


class InvalidOperation(DecimalException):
    """An operation that is not defined."""


class ConversionSyntax(InvalidOperation):
    """A string that is no number."""


class DivisionByZero(DecimalException, ZeroDivisionError):
    """A division by zero."""


class DivisionImpossible(InvalidOperation):
    """An integer quotient with too many digits."""


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Zero divided by zero."""


class Inexact(DecimalException):
    """Digits that are not zero were rounded off."""


class InvalidContext(InvalidOperation):
    """A context that cannot be."""


class Rounded(DecimalException):
    """Digits were rounded off."""


class Subnormal(DecimalException):
    """A result below the normal range."""


class Overflow(Inexact, Rounded):
    """A result above the range."""


class Underflow(Inexact, Rounded, Subnormal):
    """A result below the normal range that is not exact."""


class FloatOperation(DecimalException, TypeError):
    """A float was mixed with decimals."""


# The bits of an operation's status.
INVALID, CONVERSION, IMPOSSIBLE, UNDEFINED, BAD_CONTEXT = 1, 2, 4, 8, 16
FLOAT, ZERO_DIVISION, OVERFLOW, UNDERFLOW, SUBNORMAL, INEXACT, ROUNDED, CLAMPED = (1 << n for n in range(5, 13))
ANY_INVALID = INVALID | CONVERSION | IMPOSSIBLE | UNDEFINED | BAD_CONTEXT

_conditions = ((INVALID, InvalidOperation), (CONVERSION, ConversionSyntax), (IMPOSSIBLE, DivisionImpossible),
               (UNDEFINED, DivisionUndefined), (BAD_CONTEXT, InvalidContext))
_signals = ((ANY_INVALID, InvalidOperation), (FLOAT, FloatOperation), (ZERO_DIVISION, DivisionByZero),
            (OVERFLOW, Overflow), (UNDERFLOW, Underflow), (SUBNORMAL, Subnormal), (INEXACT, Inexact),
            (ROUNDED, Rounded), (CLAMPED, Clamped))
# As a context shows them.
_shown_order = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal,
                Underflow)

for _class in (DecimalException, Clamped, InvalidOperation, ConversionSyntax, DivisionByZero, DivisionImpossible,
               DivisionUndefined, Inexact, InvalidContext, Rounded, Subnormal, Overflow, Underflow,
               FloatOperation):
    _class.__module__ = 'decimal'


class SignalDict(dict):
    """Flags or traps: a mapping of all signals to whether they are set."""

    __module__ = 'decimal'

    def __init__(self, on=()):
        super().__init__((signal, signal in on) for _, signal in _signals)

    def __setitem__(self, signal, value):
        if signal not in self:
            raise KeyError('invalid error flag')
        super().__setitem__(signal, bool(value))

    def __delitem__(self, signal):
        raise ValueError('signal keys cannot be deleted')

    def __repr__(self):
        return '{' + ', '.join("<class 'decimal.%s'>:%s" % (signal.__name__, value)
                               for signal, value in self.items()) + '}'

    def copy(self):
        return dict(self)


def _signal_dict(value, name):
    if isinstance(value, SignalDict):
        return value
    if isinstance(value, dict):
        if set(value) != set(_shown_order):
            raise KeyError('invalid error flag')
        return SignalDict([signal for signal in value if value[signal]])
    if not isinstance(value, (list, tuple)):
        raise TypeError(f'valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n'
                        f'   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]')
    for signal in value:
        if signal not in _shown_order:
            raise TypeError(f'valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n'
                            f'   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]')
    return SignalDict(value)


_limits = {'prec': (1, MAX_PREC, 'valid range for prec is [1, MAX_PREC]'),
           'Emin': (MIN_EMIN, 0, 'valid range for Emin is [MIN_EMIN, 0]'),
           'Emax': (0, MAX_EMAX, 'valid range for Emax is [0, MAX_EMAX]'),
           'capitals': (0, 1, 'valid values for capitals are 0 or 1'),
           'clamp': (0, 1, 'valid values for clamp are 0 or 1')}


class Context:
    """Precision, rounding, limits of exponents, flags and traps of arithmetic."""

    __module__ = 'decimal'
    __slots__ = ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps')
    __hash__ = None

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                 traps=None):
        default = _defaults.get('DefaultContext')
        for name, value in (('prec', prec), ('rounding', rounding), ('Emin', Emin), ('Emax', Emax),
                            ('capitals', capitals), ('clamp', clamp)):
            setattr(self, name, getattr(default, name) if value is None else value)
        self.flags = [] if flags is None else flags
        self.traps = SignalDict([s for s in _shown_order if default.traps[s]]) if traps is None else traps

    def __setattr__(self, name, value):
        if name in _limits:
            low, high, message = _limits[name]
            if not isinstance(value, int):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            if not low <= value <= high:
                raise ValueError(message)
        elif name == 'rounding':
            if value not in _roundings:
                raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,'
                                '\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')
        elif name in ('flags', 'traps'):
            value = _signal_dict(value, name)
        else:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError(f'{name} cannot be deleted')

    def __reduce__(self):
        flags = [signal for signal, on in self.flags.items() if on]
        traps = [signal for signal, on in self.traps.items() if on]
        return self.__class__, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, flags,
                                traps)

    def __repr__(self):
        def names(signals):
            return ', '.join(signal.__name__ for signal in _shown_order if signals[signal])
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, '
                f'capitals={self.capitals}, clamp={self.clamp}, flags=[{names(self.flags)}], '
                f'traps=[{names(self.traps)}])')

    def clear_flags(self):
        """Set all flags to False."""
        self.flags = []

    def clear_traps(self):
        """Set all traps to False."""
        self.traps = []

    def copy(self):
        """A copy."""
        new = self._quiet()
        new.flags = [signal for signal, on in self.flags.items() if on]
        new.traps = [signal for signal, on in self.traps.items() if on]
        return new

    __copy__ = copy

    def _quiet(self, **changes):
        """A copy without flags and traps, with changes."""
        new = object.__new__(type(self))
        put = object.__setattr__
        for name in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp'):
            put(new, name, changes.get(name, getattr(self, name)))
        put(new, 'flags', SignalDict())
        put(new, 'traps', SignalDict())
        return new

    def Etiny(self):
        """The exponent of the smallest subnormal number."""
        return self.Emin - self.prec + 1

    def Etop(self):
        """The greatest exponent of a number with all digits."""
        return self.Emax - self.prec + 1

    def radix(self):
        from _decimal_number import Decimal
        return Decimal(10)

    def _note(self, status):
        """Set the flags of a status; raise what is trapped."""
        if not status:
            return
        trapped = 0
        for bits, signal in _signals:
            if status & bits:
                dict.__setitem__(self.flags, signal, True)
                if self.traps[signal]:
                    trapped |= status & bits
        if not trapped:
            return
        raised = next(signal for bits, signal in _signals if trapped & bits)
        names = [condition for bit, condition in _conditions if trapped & bit]
        names.extend(signal for bits, signal in _signals[1:] if trapped & bits)
        raise raised(names)


_defaults = {}


def _first_default():
    default = object.__new__(Context)
    put = object.__setattr__
    for name, value in (('prec', 28), ('rounding', ROUND_HALF_EVEN), ('Emin', -999999), ('Emax', 999999),
                        ('capitals', 1), ('clamp', 0), ('flags', SignalDict()),
                        ('traps', SignalDict([InvalidOperation, DivisionByZero, Overflow]))):
        put(default, name, value)
    return default


DefaultContext = _defaults['DefaultContext'] = _first_default()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped,
                                                              Underflow], flags=[])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[], flags=[])

_current = _contextvars.ContextVar('decimal_context')


def getcontext():
    """The context of this thread or task."""
    try:
        return _current.get()
    except LookupError:
        context = DefaultContext.copy()
        context.clear_flags()
        _current.set(context)
        return context


def setcontext(context, /):
    """Set the context of this thread or task."""
    if not isinstance(context, Context):
        raise TypeError('optional argument must be a context')
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


Context.__eq__ = lambda self, other: self is other


class _ContextManager:
    """Another context in the body of a with statement."""

    def __init__(self, new):
        self.new_context = new

    def __enter__(self):
        self.saved_context = getcontext()
        setcontext(self.new_context)
        return self.new_context

    def __exit__(self, t, v, tb):
        setcontext(self.saved_context)


def localcontext(ctx=None, **kwargs):
    """A copy of a context, perhaps with changes, for the body of a with statement."""
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError('optional argument must be a context')
    new = ctx.copy()
    for name, value in kwargs.items():
        if name not in Context.__slots__:
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(new, name, value)
    return _ContextManager(new)
