# Indentation, lines, and what may stand where.
import sys

MISTAKES = r'''
if x:
pass
%%
if x:
    a
  b
%%
  x = 1
%%
x = 1
  y = 2
%%
if x:
    a
      b
%%
def f():
x = 1
%%
class A:
x = 1
%%
for i in x:
y
%%
while x:
y
%%
try:
x
except: pass
%%
try:
    x
except:
y
%%
try:
    x
finally:
y
%%
with a:
b
%%
if x:
    pass
elif y:
z
%%
if x:
    pass
else:
z
%%
def f():
    if x:
    y
%%
match x:
    case 1:
    y
%%
if x:
        a
<TAB>b
%%
if x:
<TAB>a
        b
%%
def f():
    x = 1
   y = 2
%%
def f():
    """doc"""
     x = 1
%%
class A:
    def f(self):
        pass
   def g(self):
        pass
%%
if x:
    # only a comment
%%
def f():
    # only a comment
x = 1
%%
if x: if y: pass
%%
if x: a; for b in c: d
%%
x = 1; if y: pass
%%
for x in y: while z: pass
%%
x = 1 y = 2
%%
import a import b
%%
a = 1;; b = 2
%%
; a = 1
%%
if x:: pass
%%
def f() -> int pass
%%
async def f()
    pass
%%
async with a: pass
%%
async def f():
    async with a
        pass
%%
async
%%
await
%%
def f(): return
    x
%%
lambda: (yield)
x = [yield a]
%%
class A: x = [await y]
%%
def f():
    [(yield x) for x in y]
%%
[x := 1 for y in z]
%%
[(x := 1) for x in z]
%%
class A:
    [(x := 1) for y in z]
%%
def f():
    [i for i in (j := x)]
%%
try: pass
except* A: return
%%
def f():
    try: pass
    except* A: return
%%
for x in y:
    try: pass
    except* A: break
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
