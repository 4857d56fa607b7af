# Brackets, commas and displays.
import sys

MISTAKES = r'''
x = (1, 2
y = 3
%%
x = [1, 2
%%
print("a"
print("b")
%%
d = {"a": 1,
     "b": 2
for k in d: pass
%%
x = (1, 2]
%%
x = [1, 2)
%%
x = {1, 2)
%%
x = 1)
%%
x = 1]
%%
def f(a, b:
    pass
%%
f(1, 2
%%
f(g(1)
x = 2
%%
x = [
    1,
    2
def f():
    pass
%%
if (a and b:
    pass
%%
print(f(x)))
%%
x = ((1, 2)
%%
{
%%
(
%%
[
%%
x = "a" + (b
if x:
    pass
%%
class A(B:
    pass
%%
x = [1 2 3]
%%
x = (1 2)
%%
f(1 2)
%%
f(a b)
%%
print "hello"
%%
print 5
%%
print x, y
%%
exec "code"
%%
x = {1: 2 3: 4}
%%
x = {1: 2, 3}
%%
x = {1, 2: 3}
%%
x = {1:}
%%
x = {1: , 2: 3}
%%
x = {"a" 1}
%%
x = {**a, 'b'}
%%
x = {*a: 1}
%%
x = [a, b c]
%%
x = ["a" "b" c]
%%
x = [i for i in range(3) if]
%%
x = [for i in y]
%%
x = [i for i y]
%%
x = [i for in y]
%%
x = [i, j for i, j in y]
%%
x = {i, j for i in y}
%%
x = [*a for a in b]
%%
x = {**a for a in b}
%%
x = (*a)
%%
x = *a
%%
print(*a for a in b)
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
