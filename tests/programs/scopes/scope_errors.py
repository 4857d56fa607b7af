# Names that are declared wrongly; the texts of SyntaxError.
for src in ("def f():\n x = 1\n global x", "def f():\n print(x)\n global x", "def f():\n nonlocal x", "nonlocal x", "def f(x):\n global x", "def f(x):\n nonlocal x", "def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x", "def f():\n global x\n nonlocal x",
            "class C:\n nonlocal x", "def f():\n x: int\n global x", "def f():\n global x\n x: int = 1", "def f():\n for x in y: pass\n global x", "def f():\n def x(): pass\n global x", "def f():\n import x\n nonlocal x", "def f(a, a): pass", "def f(a, *, a): pass", "def f(*a, **a): pass",
            "return 1", "yield 1", "class C: return 1", "class C: yield 1", "await x", "def f(): await x", "break", "continue", "for i in x: pass\nelse: break", "def f():\n for i in x:\n  def g(): break", "from __future__ import nope", "x = 1\nfrom __future__ import annotations", "def f(): from x import *", "class C: from x import *",
            "async with a: pass", "def f():\n async for x in y: pass", "[await x for x in y]", "[x async for x in y]", "def f(): [x async for x in y]", "del f()", "del 1", "None = 1", "True = 1", "def None(): pass", "f(None=1)", "x.True = 1", "import None", "def f(True): pass", "class None: pass", "for None in x: pass", "lambda None: 0", "with a as None: pass", "(a, None) = 1", "global None" if 0 else "__debug__ = 1", "def f(__debug__): pass", "del __debug__", "while 1: \n if 1:\n  continue\nelse:\n continue",
            "def f():\n return\n yield\n return 1", "async def f():\n yield 1\n return 2", "async def f(): yield from x", "[(yield 1) for x in y]", "[x := 1 for x in y]", "[y for x in (y := z)]", "class C: [x := 1 for y in z]", "try: pass\nexcept: pass\nexcept E: pass", "try: pass\nexcept* E: break", "while 1:\n try: pass\n except* E: break", "def f():\n try: pass\n except* E: return", "try: pass\nexcept*: pass"):
    try:
        compile(src, "t", "exec")
        print(repr(src), "ok")
    except SyntaxError as e:
        print(repr(src), "->", e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))
