"""The exception of pathlib by the module that it says it is in."""

from pathlib import UnsupportedOperation

__all__ = ["UnsupportedOperation"]
