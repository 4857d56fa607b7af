import ast
import copy
import pickle
import warnings

warnings.simplefilter('always')


def show(message, category, filename, lineno, file=None, line=None):
    print('  ', category.__name__, lineno, message)


warnings.showwarning = show


def attempt(make):
    try:
        node = make()
        print(type(node).__name__, sorted(vars(node)))
    except TypeError as error:
        print(error)


attempt(lambda: ast.BinOp(1, 2, 3, 4))
attempt(lambda: ast.BinOp(1, left=3))
attempt(lambda: ast.BinOp(1, 2))
attempt(lambda: ast.BinOp(1, 2, 3, foo=3))
attempt(lambda: ast.Pass(1))
attempt(lambda: ast.AST(x=1))
attempt(lambda: ast.FunctionDef('f', ast.arguments()))
attempt(lambda: ast.Num(3))
attempt(lambda: ast.Num(3))
attempt(lambda: ast.Num(1, n=2))
attempt(lambda: ast.Str('x'))
attempt(lambda: ast.Ellipsis())
print(isinstance(ast.Constant(3), ast.Num), isinstance(ast.Constant(True), ast.Num))
for name in ('BinOp', 'Constant', 'expr', 'FunctionDef', 'arguments', 'cmpop', 'Add', 'Slice', 'MatchSingleton'):
    cls = getattr(ast, name)
    print(cls.__doc__)
    print(getattr(cls, '_field_types', None), cls._attributes)
node = ast.Name('x', lineno=4)
for made in (copy.copy(node), copy.deepcopy(node), pickle.loads(pickle.dumps(node))):
    print(ast.dump(made, include_attributes=True))
print(ast.Name('x').__reduce__()[:2])


class Pair(ast.AST):
    _fields = ('a', 'b')
    _field_types = {'a': int}


attempt(lambda: Pair())
for source, version in (('(x:=1)', (3, 7)), ('async def f(): pass', (3, 4)), ('class A[T]: pass', 11), ('a @ b', 4)):
    try:
        ast.parse(source, feature_version=version)
    except SyntaxError as error:
        print(error)
