# The traceback of a RecursionError is shortened.
def a(n):
    return b(n)
def b(n): return a(n + 1)
a(0)
