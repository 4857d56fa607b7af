# Dispatch in methods and class methods.
from functools import singledispatchmethod

class Formatter:
    @singledispatchmethod
    def show(self, x):
        "Show it."
        raise NotImplementedError(type(x).__name__)
    @show.register
    def _(self, x: int):
        return f'int {x}'
    @show.register(str)
    def _(self, x):
        return f'str {x}'
    @singledispatchmethod
    @classmethod
    def make(cls, x):
        return cls.__name__, 'any'
    @make.register
    @classmethod
    def _(cls, x: int):
        return cls.__name__, 'int'

class Sub(Formatter):
    pass

f = Formatter()
print(f.show(1), f.show('a'), Formatter.make(1), Sub.make('x'), f.make(2), Formatter.show.__doc__)
for g in (lambda: f.show(1.5), lambda: f.show(), lambda: singledispatchmethod(3)):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
