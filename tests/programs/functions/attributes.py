# The attributes of function objects.
def f(a, b: int = 2, *args, c: str = "x", **kw) -> float:
    """Doc of f."""
    local = 1
    return local
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__dict__, f.__closure__, f.__globals__ is globals(), f.__type_params__, f.__builtins__ is not None)
c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, c.co_nlocals, c.co_flags, c.co_firstlineno, c.co_consts, c.co_names, c.co_filename.endswith(".py"))
f.tag = "t"
f.__name__ = "renamed"
f.__qualname__ = "Q.renamed"
f.__defaults__ = (10, 20)
f.__kwdefaults__ = {"c": "new"}
f.__doc__ = None
print(f.tag, f.__dict__, f.__name__, repr(f).split(" at ")[0], f.__doc__)
def g(): return "g"
def h(): return "h"
g.__code__ = h.__code__
print(g(), g.__name__)
for code in ("f.__name__ = 5", "f.__defaults__ = 5", "f.__code__ = 5", "f.__dict__ = 5", "f.nope", "del f.__name__", "f.__closure__ = ()", "f.__globals__ = {}", "f.__kwdefaults__ = 5", "del f.tag2", "f.__annotations__ = 5", "g.__code__ = (lambda x: lambda: x)(1).__code__", "f.__code__.co_name = 'x'"):
    try:
        exec(code)
    except (TypeError, AttributeError, ValueError) as e:
        print(code, "->", type(e).__name__, e)
del f.__defaults__, f.tag
print(f.__defaults__, f.__dict__)
f.__annotations__["z"] = 1
print(f.__annotations__, (lambda x: x).__name__, (lambda: 0).__qualname__, callable(f), type(f).__name__)
