# A line repeated three times or fewer is shown.
def f(n):
    if n: f(n - 1)
    else: raise ValueError
f(2)
