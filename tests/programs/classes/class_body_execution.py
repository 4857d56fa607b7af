# A class body is code: loops, conditions, functions, deletes, docstrings.
class A:
    """doc"""
    for i in range(3):
        locals()[f"m{i}"] = lambda self, i=i: i * 10
    if i == 2:
        cond = "yes"
    else:
        other = "no"
    del i
    try:
        1 / 0
    except ZeroDivisionError as e:
        msg = str(e)
    with_value = [j for j in range(2)]
    class Nested:
        deep = 5
    n = Nested.deep
    print("body runs", __name__, __qualname__)
    import math
    x = y = z = 0
    (p, q), *r = (1, 2), 3, 4
    def f(self): return self.math.floor(2.5)
print(A().m2(), A.cond, hasattr(A, "other"), A.msg, A.n, A().f(), A.r, hasattr(A, "i"), hasattr(A, "e"), A.__doc__)
class B: x: int = 5; y = x
class C(A, B): pass
print(B.y, C().x, C.Nested.deep)
def make(n):
    class K:
        v = n
        def get(self): return n
    return K
print(make(1).v, make(2)().get(), make(1) is make(1), make(1).__qualname__)
x = 10
class D:
    x = x + 1
    x += 1
print(D.x, x)
class E(D if x else A, *[B], **{}): pass
print(E.__bases__)
