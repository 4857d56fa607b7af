"""_warnings: registries, actions and wrong arguments."""
import sys
import warnings
import _warnings

sys.stderr = sys.stdout
for action in "default", "module", "once", "always", "ignore":
    warnings.simplefilter(action)
    registry = {}
    for line in 3, 3, 4:
        warnings.warn_explicit("text", UserWarning, "folder/file.py", line, registry=registry)
    warnings.warn_explicit("text", UserWarning, "folder/file.py", 5)
    del registry["version"]
    print(action, registry)
print(sorted(name for name in dir(_warnings) if name[:2] != "__"))
print(_warnings.warn is warnings.warn, _warnings.filters is warnings.filters, _warnings._defaultaction)


def attempt(function, *args, **keywords):
    try:
        function(*args, **keywords)
    except Exception as error:
        print(type(error).__name__, error)


warnings.resetwarnings()
for args in [(1,), ("x", 3), ("x", int), ("x", UserWarning, "a"), ("x", UserWarning, 1, 1, 1)]:
    attempt(warnings.warn, *args)
for keywords in [dict(skip_file_prefixes=3), dict(skip_file_prefixes=(3,)), dict(stacklevel=0), dict(stacklevel=100)]:
    attempt(warnings.warn, "hm", **keywords)
for args in [("x", UserWarning, 1, 1), ("x", UserWarning, "a", "b"), ("x", UserWarning, "a", 3, 4),
             ("x", UserWarning, "a", 3, None), ("x", UserWarning, "a", 3, None, 4),
             ("x", UserWarning, "a", 3, "m", 4), ("x", UserWarning, "a", 3, None, None, 4), ("x", 3, "a", 3)]:
    attempt(warnings.warn_explicit, *args)
for rule in [1, (1, None, Warning, None, 0), ("q", None, Warning, None, 0), ("error", "a", Warning, None, 0),
             ("default", None, 3, None, 0), ("ignore", "other", Warning, None, 0), ("ignore", None, Warning, "__main__", 0)]:
    warnings.filters[:] = [rule]
    warnings._filters_mutated()
    attempt(warnings.warn, "a")
warnings.defaultaction = "error"
warnings.resetwarnings()
attempt(warnings.warn, "by default")
attempt(warnings.warn, DeprecationWarning("an instance"))
