# Exceptions in __del__ and in a callback are reported and ignored.
import sys
class D:
    def __del__(self):
        print("in del")
        raise ValueError("ignored")
def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.err_msg)
sys.unraisablehook = hook
d = D()
del d
print("after")
