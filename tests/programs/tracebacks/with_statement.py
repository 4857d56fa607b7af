# The context expression and __enter__.
class C:
    def __enter__(self): return self.missing
    def __exit__(self, *a): pass
with C() as c, \
     C() as d:
    pass
