"""stacklevel says which caller is to blame; registries remember by line."""
import warnings


def inner(level):
    warnings.warn("w", stacklevel=level)     # line 6


def outer(level):
    inner(level)                              # line 10


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    for level in (1, 2, 3, 100):
        outer(level)                          # line 16
print([(w.filename.rpartition("/")[2], w.lineno) for w in log])
registry = {}
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("default")
    for _ in range(3):
        warnings.warn_explicit("text", UserWarning, "f.py", 5, registry=registry)
    warnings.warn_explicit("text", UserWarning, "f.py", 6, registry=registry)
print(len(log), [key for key in registry if key != "version"])
