import warnings

warnings.simplefilter('always')


def show(message, category, filename, lineno, file=None, line=None):
    print(category.__name__, lineno, str(message)[:40])


warnings.showwarning = show
eval('~True')
exec('x = ~False')
compile('~True + 1', 'there.py', 'exec')
flag = True
print(~flag)
