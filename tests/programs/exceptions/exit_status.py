# The status of the program is what sys.exit was given.
import sys
class D:
    def __del__(self): print("del at exit")
d = D()
try:
    raise ValueError
except ValueError:
    sys.exit(42)
