# Alternating lines are not shortened.
def a(n): return b(n)
def b(n):
    if n == 3: raise ValueError(n)
    return a(n + 1)
a(0)
