# Markers in assignments.
def f(): return 1, 2, 3
a, b = f()
