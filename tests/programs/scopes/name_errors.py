# NameError and UnboundLocalError.
def a(): return undefined_thing
def b():
    print(x)
    x = 1
def c():
    if False: y = 1
    return y
def d():
    z = 1
    del z
    return z
def e():
    del never
    never = 1
def f():
    for i in []: pass
    return i
def g():
    try:
        raise ValueError("v")
    except ValueError as err:
        pass
    return err
def h():
    [q for q in range(3)]
    return q
def i():
    with_ = 1
    def inner():
        return free
        free = 1
    return inner()
def j():
    def inner(): return free
    if False: free = 1
    return inner()
for fn in (a, b, c, d, e, f, g, h, i, j):
    try:
        print(fn())
    except NameError as err:
        print(type(err).__name__, err, err.name)
try:
    del undefined_global
except NameError as err:
    print(err)
class K:
    try:
        not_here
    except NameError as err2:
        print(err2)
    try:
        del also_not
    except NameError as err2:
        print(err2)
exec("try: foo\nexcept NameError as e: print(e)", {"__builtins__": {}}) if False else None
try:
    eval("len", {"__builtins__": {}})
except NameError as err:
    print(err)
