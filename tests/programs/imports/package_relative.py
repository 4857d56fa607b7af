# Relative imports inside a package.
import pkg_relative
from pkg_relative import a
from pkg_relative.sub import c as cc
import pkg_relative.sub.c
print(pkg_relative.a.name, a.b_value, cc.up(), pkg_relative.sub.c is cc, pkg_relative.__name__, pkg_relative.__package__, a.__package__, cc.__name__, pkg_relative.sub.__path__ is not None)
print(sorted(n for n in dir(pkg_relative) if not n.startswith("_")), pkg_relative.attr, pkg_relative.sub.from_init)
try: from pkg_relative import nothing_here
except ImportError as e: print(str(e).split(" (")[0], e.name)
try: from pkg_relative.sub import broken
except ImportError as e: print(e)
try: import pkg_relative.missing
except ModuleNotFoundError as e: print(e, e.name)
try: from . import x
except ImportError as e: print(e)
try: from .x import y
except ImportError as e: print(e)
try: import pkg_relative.a.deeper
except ModuleNotFoundError as e: print(e)
