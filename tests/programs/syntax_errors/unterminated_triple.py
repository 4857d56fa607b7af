# A triple-quoted string without end.
def f():
    s = '''abc
    more
