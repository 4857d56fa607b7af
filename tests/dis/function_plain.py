def f():
    pass

def g(a, b):
    "Docstring."
    return a

f()
g(1, 2)
