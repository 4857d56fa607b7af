# The name of an exception class: module, qualified name, empty message, str that fails.
class Outer:
    class Inner(Exception):
        pass
def f():
    try:
        raise Outer.Inner
    except Outer.Inner:
        class Local(ValueError):
            def __str__(self): raise RuntimeError("no str")
        raise Local("x")
f()
