__all__ = ["public", "_private"]
public = 1
_private = 2
hidden = 3
