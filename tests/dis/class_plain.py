class C:
    pass

class D(C, metaclass=M, key=1):
    """Docstring."""
    x = 1
    y: int = 2
    z: str

    def m(self):
        return self.x
