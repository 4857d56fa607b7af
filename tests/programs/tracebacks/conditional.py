# A conditional expression.
def pick(c): return 'yes' if c else 1 / c
pick(1)
pick(0)
