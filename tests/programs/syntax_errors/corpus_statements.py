# Statements.
import sys

MISTAKES = r'''
if x
    pass
%%
if x = 1:
    pass
%%
if x == 1
    print(x)
%%
while True
    pass
%%
while x = 1:
    pass
%%
for i in range(3)
    pass
%%
for i range(3):
    pass
%%
for in range(3):
    pass
%%
for i in :
    pass
%%
for f() in x:
    pass
%%
for 1 in x:
    pass
%%
def f()
    pass
%%
def f:
    pass
%%
def (x):
    pass
%%
def f(x) -> :
    pass
%%
def 1f(): pass
%%
class A
    pass
%%
class A()
    pass
%%
class : pass
%%
class 1A: pass
%%
else:
    pass
%%
elif x:
    pass
%%
if x:
    pass
else
    pass
%%
if x:
    pass
else if y:
    pass
%%
if x:
    pass
elif y
    pass
%%
try:
    pass
%%
try:
    pass
x = 1
%%
try
    pass
except: pass
%%
try:
    pass
except A, B:
    pass
%%
try:
    pass
except A as b.c:
    pass
%%
try:
    pass
except A
    pass
%%
try:
    pass
except:
    pass
except A:
    pass
%%
try:
    pass
except A:
    pass
except* B:
    pass
%%
try:
    pass
except*:
    pass
%%
try:
    pass
finally
    pass
%%
with open(x) as f
    pass
%%
with open(x) f:
    pass
%%
with open(x) as 1:
    pass
%%
with open(x) as f():
    pass
%%
with:
    pass
%%
return 1
%%
yield 1
%%
break
%%
continue
%%
def f():
    break
%%
class A:
    return 1
%%
await x
%%
async x = 1
%%
def f():
    await x
%%
def f():
    async for x in y: pass
%%
async def f():
    yield 1
    return 2
%%
import
%%
import a.
%%
import a as
%%
import a as b.c
%%
import a, b,
%%
from a import
%%
from a import b,
%%
from a import (b, c
%%
from a import b c
%%
from . import *, a
%%
from import a
%%
import a from b
%%
def f():
    from a import *
%%
from __future__ import nothing
%%
x = 1
from __future__ import annotations
%%
global x, 
%%
def f():
    x = 1
    global x
%%
def f(x):
    global x
%%
nonlocal x
%%
def f():
    nonlocal x
%%
del f()
%%
del 1
%%
del x +
%%
del (a, 1)
%%
del
%%
assert
%%
assert x,
%%
assert (x, "message") y
%%
raise x from
%%
raise A, "b"
%%
pass x
%%
break x
%%
lambda
%%
lambda x y: 1
%%
lambda x=1, y: 1
%%
match x:
pass
%%
match x
    case 1: pass
%%
match x:
    case 1
        pass
%%
match x:
    case a: pass
    case b: pass
%%
match x:
    case a | b: pass
%%
match x:
    case {1: a, **_}: pass
%%
match x:
    case A(b=1, 2): pass
%%
match x:
    case [*a, *b]: pass
%%
match x:
    case 1 + 2: pass
%%
match x:
    case a.b as c.d: pass
%%
match x:
    case {"a": 1, "a": 2}: pass
%%
type X
%%
type X =
%%
type 1 = int
%%
def f[T: (yield)](): pass
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
