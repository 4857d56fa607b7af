# del of names, attributes, items, slices and nested targets.
a = b = c = 1
del a, (b, [c])
for n in "abc":
    print(n in globals(), end=" ")
class O: pass
o = O()
o.x = o.y = 1
lst = list(range(6))
d = {"k": 1, "l": 2}
del o.x, lst[0], lst[-2:], d["k"]
print(vars(o), lst, d)
del (o.y), [lst[0]]
print(vars(o), lst)
def f(p):
    q = p
    del p
    try:
        return p
    except UnboundLocalError as e:
        return q, str(e)
print(f(1))
def g():
    v = 1
    def inner():
        nonlocal v
        del v
    inner()
    try:
        return v
    except NameError as e:
        return str(e)
print(g())
for code in ("del zz", "del o.nope", "del lst[9]", "del d['none']", "del 5 .real", "del lst['a']", "del ()", "del None.x", "del o.__class__", "del int.real", "del (1).x"):
    try:
        exec(code)
        print(code, "ok")
    except Exception as e:
        print(code, "->", type(e).__name__, e)
