"""catch_warnings(record=True) keeps warnings and restores the filters."""
import warnings

before = warnings.filters[:]
manager = warnings.catch_warnings(record=True)
print(manager, warnings.catch_warnings())
with manager as log:
    warnings.simplefilter("always")
    warnings.warn("first", stacklevel=1)
    warnings.warn_explicit("explicit", RuntimeWarning, "file.py", 7)
print(warnings.filters == before)
for w in log:
    print(w.message.__class__.__name__, w.message, w.category.__name__, w.filename.rpartition("/")[2], w.lineno, w.file, w.line, w.source)
print(str(log[1]))
for action in (lambda: manager.__enter__(), lambda: warnings.catch_warnings().__exit__(None, None, None)):
    try:
        action()
    except RuntimeError as error:
        print(error)
