# Expressions, targets, arguments and parameters.
import sys

MISTAKES = r'''
x = 
%%
x = 1 +
%%
x = * 2
%%
x = 1 + + 
%%
x == 
%%
x = 1 2
%%
x y
%%
x = y z
%%
1 = x
%%
"a" = x
%%
None = 1
%%
True = 1
%%
f() = 1
%%
a + b = c
%%
-a = 1
%%
a if b else c = 1
%%
[a, 1] = x
%%
(a, f()) = x
%%
{a: 1} = x
%%
{a} = x
%%
[i for i in x] = 1
%%
(i for i in x) = 1
%%
lambda: x = 1
%%
a < b = c
%%
a and b = c
%%
not a = b
%%
x = y = 1 = z
%%
f"{a}" = 1
%%
... = 1
%%
__debug__ = 1
%%
a.__debug__ = 1
%%
f() += 1
%%
(a, b) += 1
%%
[a] += 1
%%
1 += 1
%%
None += 1
%%
a, b += 1
%%
x: int: 1
%%
f(): int = 1
%%
(a, b): int
%%
[a]: int
%%
1: int
%%
x := 1
%%
(x.y := 1)
%%
(x[0] := 1)
%%
f(x := 1, y = 2)
(1 := 2)
%%
f(a=1, b)
%%
f(**a, b)
%%
f(**a, *b)
%%
f(a=1, a=2)
%%
f(a.b=1)
%%
f(1=2)
%%
f(True=1)
%%
f(a for a in b, c)
%%
f(c, a for a in b)
%%
f(a=)
%%
f(a, , b)
%%
f(*)
%%
f(**)
%%
f(a b=1)
%%
f(x if y)
%%
x = a if b
%%
x = a if b else
%%
x = if a else b
%%
a ? b : c
%%
a && b
%%
a || b
%%
!a
%%
a++
%%
++a
x++
%%
a <> b
%%
a === b
%%
a => b
%%
a =+ 
%%
a not b
%%
a is is b
%%
not
%%
a in
%%
a.
%%
a.1
%%
.a
%%
a..b
%%
a[
%%
a[1:2:3:4]
%%
a[]
%%
a[1
b = 2
%%
x = yield = 1
%%
def f(): yield = 1
%%
def f(): x = yield y = 1
%%
x = (yield)
%%
def f(a, a): pass
%%
def f(a=1, b): pass
%%
def f(*): pass
%%
def f(*, **k): pass
%%
def f(**k, a): pass
%%
def f(**k, *a): pass
%%
def f(*a, *b): pass
%%
def f(a, /, b, /): pass
%%
def f(/, a): pass
%%
def f(*, /): pass
%%
def f(a, (b, c)): pass
%%
def f(1): pass
%%
def f(a.b): pass
%%
def f("a"): pass
%%
def f(None): pass
%%
def f(a, *b=1): pass
%%
def f(**k=1): pass
%%
def f(a=): pass
%%
def f(a: int = ): pass
%%
def f(a b): pass
%%
def f(a, b):: pass
%%
lambda a, a: 1
%%
lambda *: 1
%%
lambda (a, b): 1
%%
lambda a: int: 1
%%
class A(x for x in y): pass
%%
class A(a=1, a=2): pass
%%
@
def f(): pass
%%
@f
x = 1
%%
@f g
def h(): pass
'''

for number, source in enumerate(MISTAKES.strip("\n").split("\n%%\n")):
    source = source.replace("<TAB>", "\t").replace("<Q>", "'''") + "\n"
    print(f"-- {number}", file=sys.stderr)
    try:
        compile(source, "mistake.py", "exec")
    except SyntaxError as error:
        sys.__excepthook__(type(error), error, None)
    else:
        print("correct", file=sys.stderr)
