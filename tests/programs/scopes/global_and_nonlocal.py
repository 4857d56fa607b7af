# global and nonlocal statements.
x = "module"
def f():
    global x, created
    x = "changed"
    created = "by f"
f()
print(x, created)
def outer():
    x = "outer"
    def a():
        nonlocal x
        x = "a"
    def b():
        global x
        x = "global b"
    def c():
        x = "local c"
        return x
    a(); b()
    return x, c()
print(outer(), x)
class C:
    global y
    y = "from class"
    x = "class"
    def get(self): return x
print(y, C().get(), hasattr(C, "y"))
def g():
    global z
    def inner(): return z
    z = 5
    del z
    try:
        inner()
    except NameError as e:
        return str(e)
print(g())
def h():
    global w
    for w in range(3): pass
    import sys as w2
    global k
    def k(): pass
    global M
    class M: pass
h()
print(w, k.__name__, k.__qualname__, M.__qualname__)
