# Modules that import each other.
import _cycle_a
print(_cycle_a.result(), _cycle_a._cycle_b.a_name)
try: import _cycle_from_a
except ImportError as e: print(str(e).split(" (")[0], e.name)
try: import _cycle_attr_a
except AttributeError as e: print(str(e).split(" from ")[0], "|", str(e).rpartition(" (")[2])
import sys
print("_cycle_attr_a" in sys.modules, "_cycle_from_a" in sys.modules, "_cycle_from_b" in sys.modules)
