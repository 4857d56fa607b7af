# Objects that are no context managers; exceptions in enter and exit.
class NoExit:
    def __enter__(self): print("entered")
class NoEnter:
    def __exit__(self, *a): pass
class Neither: pass
class EnterRaises:
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): print("never")
class ExitRaises:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): raise KeyError("exit")
class Outer:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print("outer sees", repr(v), repr(v.__context__)); return True
for x in (NoExit(), NoEnter(), Neither(), 5, None, open, "a"):
    try:
        with x: print("body")
    except TypeError as e: print(e)
try:
    with EnterRaises(): print("never")
except ValueError as e: print(e)
with Outer(), ExitRaises(): raise ValueError("body")
with Outer(), ExitRaises(): pass
with Outer(), EnterRaises(): pass
class InstanceExit:
    def __enter__(self): return self
i = InstanceExit()
i.__exit__ = lambda *a: True
try:
    with i: pass
except TypeError as e: print(e)
class ReRaise:
    def __enter__(self): pass
    def __exit__(self, t, v, tb): raise v
try:
    with ReRaise(): raise ValueError("same")
except ValueError as e: print(e, e.__context__)
class BoolRaises:
    def __bool__(self): raise TypeError("no bool")
class B:
    def __enter__(self): pass
    def __exit__(self, *a): return BoolRaises()
try:
    with B(): raise ValueError("v")
except TypeError as e: print(e, repr(e.__context__))
with B(): print("no exception, no bool")
class BadUnpack:
    def __enter__(self): return 1
    def __exit__(self, *a): print("exit after bad target", a[0].__name__); return True
with BadUnpack() as (a, b): print("never")
with BadUnpack() as undefined.attr: print("never")
