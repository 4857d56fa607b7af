def f(a, b):
    if a is b: return 1
    if a is not b: return 2
    if a in b: return 3
    if a not in b: return 4
    if not a in b: return 5
    if a is None: return 6
    if a is not None: return 7
