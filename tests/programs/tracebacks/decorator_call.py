# A decorator with arguments.
def deco(n):
    def wrap(f):
        return f.no_such
    return wrap
@deco(1)
@staticmethod
def f():
    pass
