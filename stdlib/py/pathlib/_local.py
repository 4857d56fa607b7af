"""The classes of pathlib by the module that they say they are in."""

from pathlib import Path, PosixPath, PurePath, PurePosixPath, PureWindowsPath, WindowsPath

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]
