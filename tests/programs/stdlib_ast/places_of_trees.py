import ast

tree = ast.parse("""def f(a, b):
    return (a +
            b) * a.x

value = f(1,
    2)
""", 'there.py')
ast.increment_lineno(tree, 10)
code = compile(tree, 'there.py', 'exec')
print(list(code.co_positions()))
print(list(code.co_consts[0].co_positions()))
print(code.co_consts[0].co_firstlineno)

one = ast.Expression(ast.Tuple([ast.Constant((1, 2, (3, frozenset({4})))), ast.Constant(1 - 2j)], ast.Load()))
ast.fix_missing_locations(one)
print(eval(compile(one, 'there.py', 'eval')))
print(eval(compile(ast.fix_missing_locations(ast.Expression(ast.Constant(-5))), 'there.py', 'eval')))

try:
    exec(compile(ast.parse('1 +\\\n  x.y', 'gone.py'), 'gone.py', 'exec'))
except NameError as error:
    print(error, error.__traceback__.tb_next.tb_lineno)
same = compile(one, 'there.py', 'eval', ast.PyCF_ONLY_AST)
print(same is one)
