"""Filters decide what becomes of a warning."""
import warnings


def twice():
    for _ in range(2):
        warnings.warn("careful", UserWarning)
        warnings.warn("careful", UserWarning)


for action in ("always", "default", "module", "once", "ignore"):
    with warnings.catch_warnings(record=True) as log:
        warnings.resetwarnings()
        warnings.simplefilter(action)
        warnings.onceregistry.clear()
        twice()
    print(action, [str(w.message) for w in log])
with warnings.catch_warnings():
    warnings.simplefilter("error", UserWarning)
    try:
        twice()
    except UserWarning as error:
        print("raised", repr(error))
with warnings.catch_warnings(record=True, action="always") as log:
    warnings.simplefilter("ignore", DeprecationWarning)
    warnings.warn("old", DeprecationWarning)
    warnings.warn(FutureWarning("soon"))
    warnings.warn("plain")
print([(w.category.__name__, str(w.message)) for w in log])
for bad in (lambda: warnings.simplefilter("nope"), lambda: warnings.simplefilter("error", lineno=-1),
            lambda: warnings.filterwarnings("error", category=3), lambda: warnings.filterwarnings("error", message=3),
            lambda: warnings.warn("x", int), lambda: warnings.warn("x", 3)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
