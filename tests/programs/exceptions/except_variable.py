# The name of an except clause is deleted at its end.
e = "before"
try:
    raise ValueError("x")
except ValueError as e:
    print(repr(e))
try:
    e
except NameError as err:
    print(err)
def f():
    try:
        raise ValueError
    except ValueError as e:
        del e
    try:
        raise KeyError
    except KeyError as e:
        e = "rebound"
    return "e" in locals()
print(f())
def g():
    try:
        raise ValueError("kept")
    except ValueError as e:
        keep = e
    return keep
print(repr(g()), g().__traceback__.tb_lineno)
class C:
    try:
        raise ValueError
    except ValueError as name:
        pass
print(hasattr(C, "name"))
def h():
    global G
    try: raise ValueError
    except ValueError as G: pass
    return "G" in globals()
print(h())
