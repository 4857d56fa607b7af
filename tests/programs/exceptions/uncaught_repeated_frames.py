# Repeated lines of a recursion are counted.
def f(n):
    if n == 0:
        raise ValueError("bottom")
    f(n - 1)
def even(n):
    if n == 0:
        1 / 0
    odd(n - 1)
def odd(n):
    even(n - 1)
try:
    even(8)
except ZeroDivisionError:
    f(10)
