# The printed chain of cause and context.
def a():
    raise ValueError("first")
def b():
    try:
        a()
    except ValueError as e:
        raise KeyError("second") from e
def c():
    try:
        b()
    except KeyError:
        raise RuntimeError("third")
def d():
    try:
        c()
    except RuntimeError:
        raise IndexError("last") from None
try:
    d()
except IndexError as e:
    saved = e
try:
    c()
finally:
    print("finally")
