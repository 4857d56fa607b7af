# as, dotted, several, in functions and classes; import runs once.
import _counted
import _counted as again, _counted
from _counted import (value as v, value,)
print(_counted is again, v, value)
import formpkg.inner.leaf
import formpkg.inner.leaf as leaf
from formpkg.inner import leaf as leaf2
from formpkg import inner as i, top_value
print(formpkg.inner.leaf is leaf is leaf2, i.leaf.x, top_value)
def f():
    import _counted as local
    from formpkg.inner.leaf import x
    return local.value, x, "local" in globals()
class C:
    import _counted
    from formpkg import top_value as t
print(f(), C._counted.value, C.t, C()._counted is _counted)
import sys
del sys.modules["_counted"]
import _counted as fresh
print(fresh is again, fresh.value)
m = __import__("formpkg.inner.leaf")
print(m.__name__, __import__("formpkg.inner.leaf", fromlist=["x"]).__name__, __import__("formpkg.inner", fromlist=["leaf"]).leaf.x)
again.value = "changed"
print(v, again.value)
if True: import formpkg as conditional
try: import nope_nope
except ImportError: nope_nope = None
print(conditional.__name__, nope_nope)
_counted = 5
print(sys.modules["_counted"].value)
