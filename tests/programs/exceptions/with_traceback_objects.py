# Traceback objects: chain of frames, with_traceback, clearing.
def a(): b()
def b(): c()
def c(): raise ValueError("deep")
def frames(tb):
    r = []
    while tb:
        r.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return r
try:
    a()
except ValueError as e:
    print(frames(e.__traceback__))
    saved = e
try:
    raise saved
except ValueError as e:
    print(frames(e.__traceback__))
try:
    raise saved.with_traceback(None)
except ValueError as e:
    print(frames(e.__traceback__))
def rethrow():
    try:
        a()
    except ValueError:
        raise
try:
    rethrow()
except ValueError as e:
    print(frames(e.__traceback__))
    tb = e.__traceback__
    tb.tb_next = None
    print(frames(tb))
    try:
        tb.tb_next = tb
    except ValueError as v:
        print(v)
    try:
        e.__traceback__ = 5
    except TypeError as v:
        print(v)
import types
try:
    types.TracebackType(None, 1, 2, 3)
except TypeError as e:
    print(e)
print(type(tb).__name__, type(tb.tb_frame).__name__)
