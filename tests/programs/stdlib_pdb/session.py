# A debugging session whose commands come from a file object.
import io
import pdb


def inner(a, *rest, key=1, **more):
    total = a
    for item in rest:
        total += item
    return total * key


def outer(n):
    values = [n, n + 1]
    result = inner(*values, key=2, other=3)
    if result > 100:
        result = 0
    return result


def session(commands, function, *args):
    print('---', commands)
    shown = io.StringIO()
    debugger = pdb.Pdb(stdin=io.StringIO('\n'.join(commands.split('; ')) + '\n'), stdout=shown,
                       nosigint=True, readrc=False)
    debugger.prompt = ''
    try:
        print('result', debugger.runcall(function, *args))
    except Exception as error:
        print(type(error).__name__, error)
    lines = iter(shown.getvalue().splitlines())
    for line in lines:
        if 'runcall()' in line:  # the debugger's own frame: its file has another name in each implementation
            next(lines)
        else:
            print(line)


session('n; n; s; a; p total; n; n; p total, rest; w; u; p values; d; r; n; c', outer, 5)
session('b inner; c; l; p a; !a = 50; n; whatis total; whatis inner; retval; pp key; c', outer, 1)
session('tbreak 10; b; c; b; c', outer, 2)
session('b 10, item == 3; c; p item; cl 3; c', outer, 2)
session('p 1 / 0; nonsense; p x y; up; b 1000; b nothing; disable 7; c', outer, 2)
session('unt; unt; ll; unt 17; c', outer, 2)
session('s; s; display result; n; n; n; n', outer, 2)
session('b 8; ignore 4; condition 4 a > 1; disable 4; enable 4; c; cl 4; q', outer, 2)
session('alias pv p values; n; pv; n; c', outer, 2)


def failing():
    return 1 // 0


session('c', failing)
session('n; n; n; n; c', failing)
