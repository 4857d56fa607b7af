# Attributes of modules; module __getattr__ and __dir__; __main__.
import _attrs, sys, math, types
print(_attrs.__name__, _attrs.__doc__, _attrs.__file__.endswith("_attrs.py"), _attrs.__package__ == "", _attrs.__spec__.name, _attrs.__loader__ is not None, type(_attrs).__name__, repr(_attrs).startswith("<module '_attrs' from '"), repr(sys), repr(math).startswith("<module 'math'"))
print(_attrs.dynamic, dir(_attrs), _attrs.main_at_import)
try: _attrs.nope
except AttributeError as e: print(e)
from _attrs import other_dynamic
print(other_dynamic)
try: from _attrs import nope
except ImportError as e: print(str(e).split(" (")[0])
import __main__
print(__main__.sys is sys, __name__, __main__.__name__, __file__.endswith("module_attributes.py"), __doc__, __spec__, __package__)
m = types.ModuleType("made", "doc of made")
m.x = 1
print(m, m.__doc__, m.__dict__["x"], m.__name__, m.__package__, m.__loader__, m.__spec__)
sys.modules["made"] = m
import made
from made import x
print(made is m, x)
try: made.zz
except AttributeError as e: print(e)
try: math.zz = 1; print(math.zz); del math.zz; math.zz
except AttributeError as e: print(e)
sys.modules["blocked"] = None
try: import blocked
except ImportError as e: print(type(e).__name__, e)
del made.x
for code in ("made.x", "del made.x", "made.__dict__ = {}", "types.ModuleType()", "types.ModuleType(5)"):
    try: exec(code)
    except (AttributeError, TypeError) as e: print(e)
