# Causes and contexts, in the order they happened.
import traceback

def cause():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError('bad') from e

def context():
    try:
        cause()
    except ValueError:
        raise KeyError('late')

def hidden():
    try:
        1 / 0
    except ZeroDivisionError:
        raise TypeError('shown') from None

for f in (cause, context, hidden):
    try:
        f()
    except Exception as e:
        print(''.join(traceback.format_exception(e)))
        print(''.join(traceback.format_exception(e, chain=False)))
a, b = ValueError('a'), ValueError('b')
a.__cause__, b.__cause__ = b, a
print(''.join(traceback.format_exception(a)))
