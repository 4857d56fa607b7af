# Function, then arguments from left to right; defaults at definition.
def v(x):
    print(x, end=" ")
    return x
def fn(name):
    print("fn", name, end=" ")
    return lambda *a, **k: (a, k)
print(fn("f")(v(1), v(2), x=v(3), *[v(4)], **{"y": v(5)}))
print(fn("g")(*[v(1)], v(2), k=v(3)))
d = {v("k1"): v("v1"), v("k2"): v("v2")}
print()
lst = [v(1), v(2)][v(0)]
print()
(v("a"), v("b"))
v([0, 0])[v(1)] = v("val")
print()
print(v(1) + v(2) * v(3), v(1) if v(0) else v(2), v(5) < v(6))
x, y = v(1), v(2)
def h(a=v("da"), *, b=v("db")): pass
print()
print(v(2) ** v(3), not v(0), [v(i) for i in v([1, 2])], v("s")[v(0):v(1)])
