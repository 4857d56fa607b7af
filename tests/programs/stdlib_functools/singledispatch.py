# The type of the first argument chooses the function.
from functools import singledispatch

@singledispatch
def describe(x, *rest):
    "Describe it."
    return 'something'

@describe.register
def _(x: int):
    return 'int'

@describe.register(list)
@describe.register(tuple)
def _(x):
    return 'sequence'

@describe.register
def of_number(x: float | complex):
    return 'number'

describe.register(type(None), lambda x: 'nothing')
print([describe(x) for x in (1, True, 's', [], (), 1.5, 2j, None, {})])
print(describe.dispatch(bool)(0), describe.dispatch(dict) is describe.registry[object], describe.__doc__)
print(of_number.__name__, [cls.__name__ for cls in describe.registry])

class MyList(list):
    pass

print(describe(MyList()))

def unannotated():
    @describe.register
    def f(x):
        pass

def wrong():
    @describe.register
    def f(x: 3):
        pass

for f in (lambda: describe(), lambda: describe.register('x', len), wrong, lambda: describe.register(5)):
    try:
        print(f())
    except TypeError as e:
        print(e)
