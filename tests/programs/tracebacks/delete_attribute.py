# Deleting an attribute.
class C: pass
c = C()
del c.nothing
