pass; pass
pass;
break_ = 1
import a
import a.b.c
import a as b, c.d as e
import a . b
from a import b
from a import b as c, d
from a.b import (c, d as e,)
from . import a
from .. import a
from ... import a
from .... import a
from .a import b
from ...a.b import *
from . a import b
assert a
assert a, b
raise
raise a
raise a from b
global_ = 1
def f():
    global a, b
    nonlocal_ = 2
    return
    return a
    return a, *b
    def g():
        nonlocal a, c
while a: break
while a: continue
