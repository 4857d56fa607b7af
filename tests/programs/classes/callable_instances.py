# __call__ on instances, classes and metaclasses.
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x=0, *a, **k): return self.n + x, a, k
add = Adder(5)
print(add(), add(1), add(1, 2, k=3), callable(add), callable(Adder), callable(5), list(map(Adder(1), [1])), add.__call__(7), Adder.__call__(add, 8))
class NotCallable: pass
x = NotCallable()
x.__call__ = lambda: "instance"
five, text_, none, lst, dots = 5, 'a', None, [1], ...
for text in ("x()", "five()", "text_()", "none()", "lst()", "x.__call__.nope()", "add.n()", "dots()", "print()()"):
    try:
        eval(text)
    except (TypeError, AttributeError) as e:
        print(text, "->", e)
class Chain:
    def __call__(self): return self
    def __getattr__(self, name): return lambda *a: (name, a)
c = Chain()
print(c()()() is c, c.foo(1), callable(c))
class Deep:
    __call__ = Adder(100)
print(Deep()(1))
class S(str):
    def __call__(self): return f"called {self}"
print(S("x")())
