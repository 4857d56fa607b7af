# `breakpoint()` asks `sys.breakpointhook`, which asks PYTHONBREAKPOINT.
import os
import sys
import warnings

print(sys.breakpointhook is sys.__breakpointhook__)
sys.breakpointhook = lambda *args, **kwargs: (args, kwargs)
print(breakpoint(1, a=2))
sys.breakpointhook = sys.__breakpointhook__
os.environ["PYTHONBREAKPOINT"] = "0"
print(breakpoint())
os.environ["PYTHONBREAKPOINT"] = "os.path.join"
print(breakpoint("a", "b"))
os.environ["PYTHONBREAKPOINT"] = "len"
print(breakpoint("abc"))
os.environ["PYTHONBREAKPOINT"] = "nowhere.nothing"
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(breakpoint(), [str(warning.message) for warning in caught])
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as error:
    print(error)
