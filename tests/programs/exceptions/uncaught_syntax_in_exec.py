# A SyntaxError inside exec has frames and a source line.
def f(src):
    exec(src)
f("x = 1\nfor in range(3):\n    pass")
