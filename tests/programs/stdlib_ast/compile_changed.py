# Trees that are compiled after a change, and places that stay where they were.
import ast
class Visitor(ast.NodeTransformer):
    def visit_Constant(self, n): return ast.copy_location(ast.Constant(n.value * 2), n)
src = 'def f(a, /, b: int=3, *c, d=4, **e) -> str:\n  """doc"""\n  return [a+b for a in (1,2) if a], f"{a!r:>{b}} x", {**e}, c[1:2]\nprint(f(1, 2))\nclass A[T: int = 3](metaclass=type):\n  x: int = 5\n  async def g(self):\n    async with a as b: await c\n    async for x in y: yield 3\n  match 5:\n    case {"a": 1, **k} if k: pass\n    case int(1, b=2) | [1, *_]: pass\n    case None | -1 | 1+2j: pass\n    case _: pass\ntry:\n  1/0\nexcept* ZeroDivisionError as e: print(repr(e))\nelse: pass\nfinally: print("fin")\ntype X[**P, *Q] = int\nfor i in range(3): print(i)\nelse: print("else")\nwhile 0: pass\nimport contextlib\nwith contextlib.nullcontext() as q: pass\nglobal zz\nassert 1, 2\nfrom . import m' 
tree = Visitor().visit(ast.parse(src.rsplit('\n',1)[0]))
exec(compile(tree, 'f', 'exec'), {'a':1,'b':2})
import dis
tree = ast.parse(src)
a = compile(tree, 'f', 'exec'); b = compile(src, 'f', 'exec')
def same(a, b):
    assert a.co_code == b.co_code and list(a.co_positions()) == list(b.co_positions()) and len(a.co_consts) == len(b.co_consts), a
    for x, y in zip(a.co_consts, b.co_consts):
        if hasattr(x, 'co_code'): same(x, y)
        else: assert x == y, (x, y)
same(a, b)
