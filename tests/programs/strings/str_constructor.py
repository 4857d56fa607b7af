# str() of everything, __str__ and __repr__.
class A:
    def __repr__(self): return "A-repr"
class B:
    def __str__(self): return "B-str"
    def __repr__(self): return "B-repr"
class C:
    def __str__(self): return 5
class D:
    def __repr__(self): return None
print(str(), str(1), str(1.5), str(None), str([A(), B()]), str(A()), str(B()), f"{B()} {B()!r}", "%s %r" % (B(), B()), str({"a": B()}), str((B(),)))
for make in (lambda: str(C()), lambda: repr(D()), lambda: str(D()), lambda: f"{C()}", lambda: "%s" % C(), lambda: str(1, 2, 3, 4), lambda: str(x=1), lambda: repr(), lambda: repr(1, 2), lambda: ascii(D()), lambda: [D()].__repr__()):
    try:
        print(make())
    except TypeError as e:
        print(e)
class S(str):
    def __str__(self): return "S-str"
print(S("x"), str(S("x")), S("x") + "y", repr(S("x")), f"{S('x')}", type(S("x").upper()), S("abc")[0], len(S("abc")), "x" == S("x"), hash(S("x")) == hash("x"), {S("x"): 1}["x"], type(str(S("a"))))
print(str(object=5), str(b"x", errors="strict"), str.__name__, str.__doc__.splitlines()[0])
