"""Paths as objects."""

from pathlib._pure import PurePath, PurePosixPath, PureWindowsPath, UnsupportedOperation
from pathlib._path import Path, PosixPath, WindowsPath

__all__ = ["UnsupportedOperation", "PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath",
           "WindowsPath"]
