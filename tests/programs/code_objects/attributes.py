"""What a code object says about its function."""


def f(a, b=1, /, c=2, *args, k, **options):
    x = a
    return lambda: (x, b)


code = f.__code__
for name in ("co_name", "co_qualname", "co_argcount", "co_posonlyargcount", "co_kwonlyargcount",
             "co_nlocals", "co_stacksize", "co_flags", "co_firstlineno", "co_names",
             "co_varnames", "co_cellvars", "co_freevars"):
    print(name, getattr(code, name))
inner = [constant for constant in code.co_consts if hasattr(constant, "co_code")][0]
print(inner.co_name, inner.co_qualname, inner.co_freevars, inner.co_cellvars)
print(code.co_filename == __file__ or code.co_filename.endswith("attributes.py"))
try:
    code.co_name = "g"
except AttributeError as error:
    print(error)
