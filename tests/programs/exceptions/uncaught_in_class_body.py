# An exception in a class body and in a decorator.
def deco(c):
    c.missing
def outer():
    @deco
    class C:
        x = 1
        def f(self): pass
outer()
