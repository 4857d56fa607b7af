# locals() in functions; fast locals are not changed through it.
def f(a, b=2):
    c = 3
    d = locals()
    d["a"] = 99
    d["new"] = 1
    print(sorted(d), a, "new" in locals(), locals() is locals())
    def inner(): return c
    return sorted(locals())
print(f(1))
def g():
    exec("x = 5")
    try:
        print(x)
    except NameError as e:
        print(e)
    ns = {}
    exec("x = 6", {}, ns)
    print(ns, eval("y + 1", {"y": 1}), eval("z", {}, {"z": 3}))
g()
class C:
    a = 1
    print(sorted(k for k in locals() if not k.startswith("__")))
    locals()["b"] = 2
print(C.b, [sorted(locals()) for i in range(1)], globals() is locals())
def h(): return vars()
print(h(), (lambda q: locals())(5))
