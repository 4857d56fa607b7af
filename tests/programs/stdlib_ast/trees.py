"""Trees: dump, literal_eval, visitors, transformers, unparse, compile."""

import ast

source = '''\
"""Doc."""
from __future__ import annotations
import a.b as c, d
from . import x
from ..y import z as w
async def f[T: int, *Ts, **P](a, b: int = 1, /, c=2, *args, d, e=3, **kw) -> str:
    """Doc of f."""
    global g
    async with a as b, c: pass
    async for i in j: await k
    else: return
@deco(1)
class C(Base, metaclass=M):
    x: int = 1
    (y): str
    z.w: int
    def m(self): yield; yield 1, 2; x = yield from y
if a: pass
elif b: pass
else: x += 1; y @= 2
while True:
    break
else:
    continue
for i, j in k: del i, j[0]
try: raise E from F
except (A, B) as e: pass
except: raise
else: pass
finally: assert x, "m"
try: pass
except* G: pass
match p:
    case 1 | "a": pass
    case [a, *_, {"k": v, **rest}]: pass
    case Point(x=0, y=yy) as q if q: pass
    case None: pass
    case -1.5 | 2j | a.b: pass
    case _: pass
type X[T] = list[T]
lambda x, *y, z=1, **k: (x, *y)
print(a if b else c, *args, k=v, **kw)
[x for x in y if z if w], {x: y for x, y in z}, {*a, b}, (i async for i in j)
x = y = a[1:2, ::3], b[i], not a or b and c < d <= e is not f in g
f"{a!r:>{w}} {{x}} {b=}" "tail" f'{c:%Y}'
(n := 10), a ** -b, -(a ** b), ~a // b % c << d >> e & f | g ^ h, (a, ), ()
1_000, 0x1F, 1e100, 1j, b"b", ..., None, True, u"u", "it's", 'say "hi"', "new\\nline"
x[a, *b] = y.z(w)[0]
(yield_ := 3)
'''
tree = ast.parse(source)
print(ast.dump(tree, indent=1))
print(ast.dump(ast.parse("x + 1"), include_attributes=True), ast.dump(ast.parse("a.b(c)", mode="eval"), annotate_fields=False), ast.dump(ast.parse("x = 1", mode="single")))
text = ast.unparse(tree)
print(text)
print(ast.dump(ast.parse(text)) == ast.dump(tree))
for s in ("{'a': [1, 2.5, (3, -4)], 'b': {1, 2}, None: b'x', True: 3+4j}", " set()", "...", "-1", "f()", "a", "1 + 1", "[", "'x' 'y'", "+-1"):
    try:
        print(ast.literal_eval(s))
    except (ValueError, SyntaxError) as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])


class Names(ast.NodeVisitor):
    def __init__(self):
        self.found = []

    def visit_Name(self, node):
        self.found.append((node.id, type(node.ctx).__name__, node.lineno, node.col_offset))


class Double(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node)

    def visit_Pass(self, node):
        return None


v = Names()
v.visit(ast.parse("x = y + z\ndel w"))
print(v.found)
t = Double().visit(ast.parse("a = 3 + 4\nif a:\n    pass\n    b = 'x'\n"))
print(ast.unparse(ast.fix_missing_locations(t)))
scope = {}
exec(compile(t, "<tree>", "exec"), scope)
print(scope["a"], scope["b"], eval(compile(ast.parse("1 + 2", mode="eval"), "x", "eval")))
print([type(n).__name__ for n in ast.walk(ast.parse("a + b"))], ast.get_docstring(tree), ast.get_docstring(tree.body[5]))
n = ast.Name("x", ast.Load())
print(n.id, n._fields, n._attributes, ast.dump(n), ast.dump(ast.Call(n, [], [])), [f for f in ast.iter_fields(n)][0], isinstance(n, ast.expr), ast.Name.__match_args__)
print(ast.get_source_segment("a = bb + c\n", ast.parse("a = bb + c\n").body[0].value), ast.increment_lineno(ast.parse("x"), 5).body[0].lineno)
for bad in (lambda: ast.parse("x ="), lambda: ast.dump(3), lambda: ast.parse("x", mode="bad"), lambda: ast.get_docstring(n), lambda: ast.Name(1, 2, 3), lambda: compile(ast.parse("x"), "f", "eval")):
    try:
        bad()
    except (SyntaxError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
