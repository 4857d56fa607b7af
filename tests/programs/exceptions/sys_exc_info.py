# sys.exc_info, sys.exception and their nesting.
import sys
def show(): 
    t, v, tb = sys.exc_info()
    return t and t.__name__, repr(v), tb is not None, sys.exception() is v
print(show())
try:
    raise ValueError(1)
except ValueError:
    print(show())
    try:
        raise KeyError(2)
    except KeyError:
        print(show())
    print(show())
    def gen():
        print("in gen", show())
        try:
            raise IndexError(3)
        except IndexError:
            yield show()
        yield show()
    g = gen()
    print(next(g), next(g))
print(show())
g = gen()
next(g)
print("outside", show())
print(next(g))
def f():
    try:
        raise TypeError(4)
    finally:
        print("finally", show())
try:
    f()
except TypeError:
    pass
try:
    1 / 0
except ZeroDivisionError as e:
    tb = e.__traceback__
    print(tb.tb_lineno, tb.tb_next, tb.tb_frame.f_code.co_name, tb.tb_lasti > 0)
