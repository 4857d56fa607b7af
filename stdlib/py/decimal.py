"""Decimal fixed-point and floating-point arithmetic with a context."""

from _decimal_context import (BasicContext, Clamped, Context, ConversionSyntax, DecimalException, DefaultContext,
                              DivisionByZero, DivisionImpossible, DivisionUndefined, ExtendedContext,
                              FloatOperation, Inexact, InvalidContext, InvalidOperation, MAX_EMAX, MAX_PREC,
                              MIN_EMIN, MIN_ETINY, Overflow, ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR,
                              ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Rounded, Subnormal,
                              Underflow, getcontext, localcontext, setcontext)
from _decimal_number import Decimal, DecimalTuple
import _decimal_operations as _operations

__all__ = ['Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext', 'ExtendedContext',
           'DecimalException', 'Clamped', 'InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded', 'Subnormal',
           'Overflow', 'Underflow', 'FloatOperation', 'DivisionImpossible', 'InvalidContext', 'ConversionSyntax',
           'DivisionUndefined', 'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR',
           'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP', 'setcontext', 'getcontext', 'localcontext', 'MAX_PREC',
           'MAX_EMAX', 'MIN_EMIN', 'MIN_ETINY', 'HAVE_THREADS', 'HAVE_CONTEXTVAR']

__version__ = '1.70'
__libmpdec_version__ = '2.5.1'
HAVE_THREADS = True
HAVE_CONTEXTVAR = True

for _function in (getcontext, localcontext, setcontext):
    _function.__module__ = 'decimal'
del _function
