# The bases and keywords of a class.
class A(metaclass=type, extra=1):
    pass
