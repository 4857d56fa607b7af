# contextmanager, suppress, closing, ExitStack, nullcontext, redirect_stdout.
import contextlib, io
@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try: yield name
    except ValueError as e: print("caught", e)
    finally: print(f"</{name}>")
with tag("a") as t: print(t)
with tag("b"): raise ValueError("v")
try:
    with tag("c"): raise KeyError("k")
except KeyError as e: print(repr(e))
with contextlib.suppress(KeyError, IndexError): {}["x"]
with contextlib.ExitStack() as st:
    for n in "xy": st.enter_context(tag(n))
    st.callback(print, "callback")
class Cl:
    def close(self): print("closed")
with contextlib.closing(Cl()) as c: pass
with contextlib.nullcontext(5) as n: print(n)
buf = io.StringIO()
with contextlib.redirect_stdout(buf): print("hidden")
print(repr(buf.getvalue()))
@tag("deco")
def f(): return "f"
print(f())
@contextlib.contextmanager
def twice(): yield 1; yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
@contextlib.contextmanager
def never():
    if False: yield
try:
    with never(): pass
except RuntimeError as e: print(e)
