# gi_frame, gi_running, gi_code, gi_yieldfrom, gi_suspended, name, repr.
def g(a):
    b = 2
    yield a
    yield from inner()
def inner():
    yield it.gi_running, it.gi_yieldfrom is not None
it = g(1)
print(type(it).__name__, it.__name__, it.__qualname__, it.gi_code is g.__code__, it.gi_running, it.gi_suspended, it.gi_yieldfrom, it.gi_frame.f_lineno, it.gi_frame.f_locals)
print(next(it), it.gi_suspended, it.gi_frame.f_lineno, it.gi_frame.f_locals)
print(next(it), it.gi_yieldfrom.__name__)
print(list(it), it.gi_frame, it.gi_suspended, it.gi_yieldfrom)
print(repr(it).startswith("<generator object g at 0x"), (x for x in ()).__name__, (x for x in ()).__qualname__)
it.__name__ = "renamed"; it.__qualname__ = "q"
print(it.__name__, repr(it).split(" at ")[0])
for code in ("it.__name__ = 5", "it.gi_frame = None", "it.nope", "it.gi_code = 1", "it.x = 1"):
    try: exec(code)
    except (TypeError, AttributeError) as e: print(e)
class C:
    def m(self): yield
print(C().m().__qualname__, iter(it) is it, hasattr(it, "__len__"), callable(it))
try: type(it)()
except TypeError as e: print(e)
