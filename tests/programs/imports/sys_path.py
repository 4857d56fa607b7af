# sys.path decides; a module is found in the first folder that has it.
import sys, os
here = os.path.dirname(os.path.abspath(__file__))
print(os.path.samefile(sys.path[0], here), isinstance(sys.path, list))
try: import only_elsewhere
except ModuleNotFoundError as e: print(e)
sys.path.insert(0, os.path.join(here, "_elsewhere"))
import only_elsewhere
print(only_elsewhere.where, os.path.basename(os.path.dirname(only_elsewhere.__file__)))
sys.path.append("/nonexistent/folder")
sys.path.append(os.path.join(here, "_elsewhere2"))
import in_both
print(in_both.where)
import namespace_like.part
print(namespace_like.part.x, namespace_like.__name__, hasattr(namespace_like, "__file__"))
sys.path.clear()
try: import _star_all
except ModuleNotFoundError as e: print(e)
