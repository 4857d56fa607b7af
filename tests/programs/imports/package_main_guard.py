# if __name__ == "__main__": in the program and in a module.
import _guarded
print(_guarded.ran, __name__)
if __name__ == "__main__":
    print("main guard")
from mainpkg import __main__ as pm
print(pm.__name__)
import sys
print("__main__" in sys.modules, sys.modules["__main__"].__dict__ is globals())
