def f():
    """Docstring."""

class C:
    """Class docstring."""
    def m(self):
        "Method docstring."
        x = "not a docstring"
        return x
