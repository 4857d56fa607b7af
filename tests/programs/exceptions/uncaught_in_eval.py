# Frames of eval and exec have no source.
def f():
    return eval("1 + g()", {"g": lambda: 1 / 0})
f()
