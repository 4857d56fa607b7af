# Importing a submodule binds it in its parent, also after failures.
import bindpkg
print(hasattr(bindpkg, "child"), bindpkg.child_name)
import bindpkg.child
print(bindpkg.child.x)
bindpkg.child = "shadow"
import bindpkg.child
print(bindpkg.child)
from bindpkg import child
print(child)
import bindpkg.child as c
print(c)
try: import bindpkg.failing
except ZeroDivisionError as e: print(e)
import sys
print(hasattr(bindpkg, "failing"), "bindpkg.failing" in sys.modules, "bindpkg.child" in sys.modules)
from bindpkg import late
print(late.__name__, bindpkg.late is late)
