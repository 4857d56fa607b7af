# A wrapper takes over name, docstring, attributes and annotations.
import functools

def traced(f):
    @functools.wraps(f)
    def wrapper(*args, **kw):
        "wrapper's own doc"
        return f(*args, **kw)
    return wrapper

@traced
def add(a: int, b: int = 2) -> int:
    "Add two numbers."
    return a + b

print(add(3), add.__name__, add.__qualname__, add.__doc__, add.__annotations__, add.__module__)
print(add.__wrapped__(1, 1))
f = lambda: 0
f.mark = 1
g = functools.update_wrapper(lambda: 1, f, assigned=('__doc__', 'nothing'))
print(g.mark, g.__name__, g.__wrapped__ is f)
print(functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)
try:
    functools.update_wrapper(len, f)
except AttributeError as e:
    print(e)
p = functools.partial(add)
print(functools.update_wrapper(p, add).__name__, p(1))
