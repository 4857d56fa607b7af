# Annotations are evaluated at definition, in order.
def show(x):
    print("eval", x)
    return x
def f(a: show("a"), /, b: show("b") = show("default"), *args: show("args"), c: show("c"), **kw: show("kw")) -> show("return"):
    x: show("never")
    y: int = 5
    return y
print(f.__annotations__, f(1, c=2))
m: int = 3
n: "text"
o: show("module") = show("value")
print(__annotations__)
class C:
    a: int
    b: str = "b"
    (c): float = 1.5
    __private: int = 1
d = type("D", (), {})()
print(C.__annotations__, C.b, hasattr(C, "a"))
def g(self, x: C, y: "C" = None) -> "list[C]": pass
print({k: getattr(v, "__name__", v) for k, v in g.__annotations__.items()})
def scope():
    z: int
    try:
        z
    except UnboundLocalError as e:
        print(e)
    w: undefined_name = 1
    return w
print(scope())
