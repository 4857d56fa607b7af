# getattr, setattr, hasattr, delattr.
class A:
    x = 1
    def __getattr__(self, n):
        if n == "err": raise ValueError("not an AttributeError")
        raise AttributeError(n)
a = A()
print(getattr(a, "x"), getattr(a, "y", "d"), hasattr(a, "x"), hasattr(a, "y"), setattr(a, "y", 2), a.y, delattr(a, "y"), hasattr(a, "y"), getattr(A, "x"), getattr([], "append").__name__, getattr(a, "zz", None), getattr(1, "real"))
setattr(A, "z", 3); setattr(a, "with space", 4); setattr(a, "", 5)
print(a.z, getattr(a, "with space"), a.__dict__, vars(A)["z"])
for call in (lambda: getattr(a, "nope"), lambda: hasattr(a, "err"), lambda: getattr(a, "err", 1), lambda: getattr(a, 5), lambda: setattr(a, 5, 1), lambda: delattr(a, "nope"), lambda: hasattr(a, 5), lambda: getattr(a), lambda: setattr(1, "x", 2), lambda: delattr(1, "real"), lambda: setattr(a, "x"), lambda: getattr(a, "x", 1, 2), lambda: hasattr(a), lambda: getattr(5, "nope"), lambda: getattr(None, "x"), lambda: delattr(A, "nope"), lambda: getattr(a, name="x")):
    try: print(call())
    except (AttributeError, TypeError, ValueError) as e: print(type(e).__name__, e)
