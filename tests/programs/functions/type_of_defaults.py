import types


def f(a, b=1, *, c=2):
    return a + b + c


for args in ((1,), (None, None, 3), ((1,), None, None), (None, None, {'c': 5})):
    try:
        made = types.FunctionType(f.__code__, {}, 'made', *args)
        print(made.__name__, made.__defaults__, made.__kwdefaults__)
    except TypeError as error:
        print(error)
