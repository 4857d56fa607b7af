"""TOML 1.0: reading."""

from ._parser import TOMLDecodeError, load, loads

__all__ = ('loads', 'load', 'TOMLDecodeError')

for _each in (TOMLDecodeError, load, loads):
    _each.__module__ = 'tomllib'
del _each
