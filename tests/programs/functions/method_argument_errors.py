# The receiver counts; qualified names are shown.
class C:
    def m(self, a): pass
    def nothing(): pass
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    def __init__(self, x=0): pass
    def __call__(self, y): pass
    class Inner:
        def deep(self): pass
class D:
    pass
class E:
    def __new__(cls, a): return super().__new__(cls)
def outer():
    def inner(a): pass
    return inner
for text in ("C().m()", "C().m(1, 2)", "C.m()", "C.m(1)", "C().nothing()", "C.c()", "C.c(1, 2)", "C.s()", "C().s(1, 2)", "C(1, 2)", "C(y=1)", "C()()", "C()(1, 2)", "C.Inner().deep(1)", "D(1)", "D(x=1)", "E()", "E(1, 2)", "outer()()", "outer()(b=1)", "object(1)", "type()", "type(1, 2)", "type('X', 1, 2)", "int.bit_length()"):
    try:
        eval(text)
        print(text, "ok")
    except TypeError as e:
        print(text, "->", e)
