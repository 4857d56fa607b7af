# from x import * with and without __all__.
from _star_all import *
print(sorted(n for n in globals() if n in ("public", "other", "_private", "hidden", "listed")), public, _private)
for n in ("public", "_private"): del globals()[n]
from _star_none import *
print(sorted(n for n in globals() if n in ("public", "other", "_private", "hidden", "json")), public)
try: exec("from _star_bad import *")
except AttributeError as e: print(e)
try: exec("from _star_type import *")
except TypeError as e: print(e)
ns = {}
exec("from starpkg import *", ns)
print(sorted(n for n in ns if not n.startswith("__")))
