# Instance, class and inherited attributes.
class A:
    x = 1
    lst = []
class B(A):
    y = 2
a, b = A(), B()
a.x = 10
b.lst.append(1)
print(A.x, a.x, b.x, B.x, A.lst, a.lst is b.lst, a.__dict__, b.__dict__, "x" in B.__dict__, vars(a))
A.x = 5
print(b.x, a.x)
B.x = 6
del a.x
print(b.x, a.x, A.__dict__["x"])
del B.x
print(b.x)
a.new = "n"; setattr(a, "odd name", 1); a.__dict__["direct"] = 2
print(a.new, getattr(a, "odd name"), a.direct, sorted(a.__dict__), hasattr(a, "nope"), getattr(a, "nope", "default"))
a.__dict__ = {"replaced": True}
print(a.replaced, vars(a), hasattr(a, "new"))
for code in ("a.nope", "A.nope", "b.yy", "del a.nope", "del A.nope", "a.__dict__ = 5", "None.x", "(1).x = 1", "[].x = 1", "None.x = 1", "A.__dict__['q'] = 1", "int.x = 1", "del int.real", "a.replace", "B.lts", "a.__class__ = 5", "a.__class__ = int", "object().x = 1", "a.__nope__", "print.x = 1", "(lambda: 0).nope", "type.x = 1", "'a'.uper()", "A.x.y", "b.lst.apend(1)"):
    try:
        exec(code)
        print(code, "ok")
    except (AttributeError, TypeError) as e:
        print(code, "->", type(e).__name__, e)
a.__class__ = B
print(type(a).__name__, a.y)
