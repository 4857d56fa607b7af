# Source text of functions, classes and lambdas; documentation.
import inspect

# About f.
def f(a,
      b=(1, 2)):
    """First line.

        indented more
    last
    """
    text = '''
not indented
'''
    return a
    # belongs to f

# does not
class K:
    "K's doc."
    def m(self):
        "m's doc."
        return [1,
2]

    x = 1
class L(K):
    def m(self): pass
one_line = lambda x: x + 1
for o in (f, K, K.m, L, L.m, one_line):
    print(inspect.getsource(o), inspect.getsourcelines(o)[1], inspect.getcomments(o))
print(inspect.getdoc(f), inspect.getdoc(L), inspect.getdoc(L.m), inspect.getdoc(L().m), inspect.cleandoc('  a\n    b\n   c\n\n'))
for o in (len, int, 3):
    try:
        inspect.getsource(o)
    except (TypeError, OSError) as e:
        print(type(e).__name__, e)
