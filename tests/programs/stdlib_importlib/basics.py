"""importlib: import_module, reload, specs, loading of files."""

import importlib
import importlib.util
import os
import sys
import tempfile

print(importlib.import_module("json").dumps([1]), importlib.import_module(".decoder", "json").__name__)
for bad in (lambda: importlib.import_module(".x"), lambda: importlib.import_module("no_such_module"),
            lambda: importlib.util.resolve_name("..a", "b"), lambda: importlib.reload(3)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print(importlib.util.resolve_name("..a", "b.c"), importlib.util.find_spec("no_such_module"), importlib.util.find_spec("json").name)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "fresh.py")
    with open(path, "w") as file:
        file.write("value = 1\nkept = globals().get('kept', 0) + 1\n")
    spec = importlib.util.spec_from_file_location("fresh", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    print(module.value, module.__name__, module.__file__ == path, module.__spec__.name)
    sys.path.insert(0, folder)
    importlib.invalidate_caches()
    import fresh
    with open(path, "w") as file:
        file.write("value = 22\nkept += 1\n")
    print(importlib.reload(fresh) is fresh, fresh.value, fresh.kept)
