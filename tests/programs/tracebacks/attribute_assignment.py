# Assigning to an attribute.
class A:
    __slots__ = ()
a = A()
a.value = (1 +
           2)
