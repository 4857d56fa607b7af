"""RLock() takes no arguments any more."""
import threading
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    threading.RLock(1, a=2)
    threading.RLock()
for warning in caught:
    print(warning.category.__name__, warning.message, warning.lineno)
