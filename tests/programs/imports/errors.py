# ImportError and ModuleNotFoundError: texts and attributes.
def attempt(code):
    try: exec(code, {"__name__": "__main__"})
    except ImportError as e: print(code, "->", type(e).__name__, str(e).split(" (/")[0], e.name, e.path is not None, e.name_from if hasattr(e, "name_from") else "")
    except Exception as e: print(code, "->", type(e).__name__, e)
for code in ("import nope", "import nope.sub", "from nope import x", "import math.x", "import errpkg.nope", "from errpkg import nope", "from errpkg.nope import x", "import errpkg.raises", "import errpkg.raises", "import errpkg.syntax", "from errpkg import raises", "import errpkg.mod.deeper", "from . import x", "from .x import y", "from .. import x", "import errpkg.exits" if 0 else "import _raises_import", "__import__('')", "__import__(5)", "__import__('math', level=-1)", "__import__('nope', fromlist=['x'])", "from sys import nope", "import sys.path"):
    attempt(code)
import sys
print(sorted(n for n in sys.modules if n.startswith("errpkg")))
