__all__ = ["sub", "here"]
here = 1
