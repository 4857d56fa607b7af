"""@deprecated warns at calls, instances and subclasses."""
import warnings
from warnings import deprecated


@deprecated("use g")
def f(x):
    "Doc."
    return x


@deprecated("use New")
class Old:
    def __init__(self, x):
        self.x = x


@deprecated("silent", category=None)
def quiet():
    return "quiet"


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    print(f(1), Old(2).x, quiet())

    class Sub(Old):
        pass

    print(Sub(3).x)
for w in log:
    print(w.category.__name__, w.message, w.lineno)
print(f.__deprecated__, f.__name__, f.__doc__, Old.__deprecated__, quiet.__deprecated__)
for bad in (lambda: deprecated(3), lambda: deprecated("x")(3)):
    try:
        bad()
    except TypeError as error:
        print(error)
