"""Objects as bytes, and back."""

import _pickle_codes as _codes
from _pickle_codes import (DEFAULT_PROTOCOL, HIGHEST_PROTOCOL, PickleBuffer, PickleError, PicklingError,
                           UnpicklingError, decode_long, encode_long)
from _pickle_codes import *
from _pickle_read import Unpickler, load, loads
from _pickle_write import Pickler, _getattribute, dump, dumps, whichmodule

for _each in (dump, dumps, load, loads):
    _each.__module__ = '_pickle'
del _each

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load",
           "loads", "PickleBuffer"]
__all__.extend(_name for _name in dir(_codes) if _name.isupper() and isinstance(getattr(_codes, _name), bytes))

format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
bytes_types = (bytes, bytearray)

# Other implementations have two of each; here they are the same.
_Pickler, _Unpickler, _dump, _dumps, _load, _loads = Pickler, Unpickler, dump, dumps, load, loads
