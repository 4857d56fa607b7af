"""replace() gives a changed copy."""


def f():
    return 1


code = f.__code__.replace(co_name="g", co_firstlineno=100, co_filename="elsewhere.py")
print(code.co_name, code.co_firstlineno, code.co_filename, f.__code__.co_name)
f.__code__ = code
print(f(), f.__name__, f.__code__.co_name)
try:
    code.replace(co_name=1)
except TypeError as error:
    print(error)
try:
    code.replace(nonsense=1)
except TypeError as error:
    print(error)
