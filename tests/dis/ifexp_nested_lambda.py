key = lambda x: -x if x < 0 else (lambda: x)() if x else None
