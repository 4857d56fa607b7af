# What is said about wrong arguments of Python functions.
def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def default(a, b=1): pass
def kwonly(*, a, b): pass
def kwonly3(*, a, b, c, d=1): pass
def mixed(a, *, b): pass
def star(a, *args): pass
def posonly(a, b, /): pass
def posonly2(a, /, b): pass
def posdef(a, /, b=1, *, c=2): pass
tests = ["none(1)", "none(1, 2)", "none(x=1)", "one()", "one(1, 2)", "one(b=1)", "one(1, a=2)", "two()", "two(1)", "two(b=1)", "three()", "three(1)", "three(a=1)", "three(1, 2, 3, 4)", "default()", "default(1, 2, 3)", "default(1, c=3)",
         "kwonly()", "kwonly(a=1)", "kwonly(1)", "kwonly(1, 2, a=1, b=2)", "kwonly3()", "mixed()", "mixed(1)", "mixed(1, 2)", "mixed(1, 2, b=3)", "mixed(1, 2, 3, b=3)", "star()", "star(b=1)", "posonly(a=1, b=2)", "posonly(1, b=2)", "posonly2(a=1, b=2)", "posonly2(1)", "posonly()",
         "posdef(1, 2, 3)", "posdef(a=1)", "one(**{1: 2})", "one(*5)", "one(**5)", "one(**{'a': 1}, a=2)", "one(**{'a': 1}, **{'a': 2})", "two(*[1], *[2], *[3])", "one(*None)", "one(1, **[])", "one(x=1, y=2, **{'z': 3})", "default(b=1)", "kwonly(b=1, c=2)", "(lambda x: x)()", "(lambda: 0)(1)", "mixed(a=1)", "default(1, 2, 3, 4, b=5)", "default(1, aa=2)", "three(1, bb=2)"]
for text in tests:
    try:
        eval(text)
        print(text, "ok")
    except TypeError as e:
        print(text, "->", e)
