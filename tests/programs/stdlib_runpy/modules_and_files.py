"""Running modules, files and folders as programs."""
import os
import runpy
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    def write(name, text):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
        return path

    source = "import sys\nresult = (__name__, __package__, __spec__ is not None, sys.argv[0] == __file__, given)\n"
    write("runned.py", source)
    path = write("a/program.py", source)
    write("package/__init__.py", "")
    write("package/__main__.py", "where = __name__, __package__\n")
    write("package/inner.py", "where = __name__, __package__\n")
    write("tree/__main__.py", "where = __name__, __package__\n")
    sys.path.insert(0, folder)
    print(runpy.run_module("runned", {"given": 1})["result"])
    print(runpy.run_module("runned", {"given": 2}, "__main__", alter_sys=True)["result"])
    print(runpy.run_path(path, {"given": 3})["result"])
    print(runpy.run_path(path, {"given": 4}, "other")["result"])
    print(runpy.run_module("package")["where"], runpy.run_module("package.inner")["where"])
    print(runpy.run_path(os.path.join(folder, "tree"))["where"])
    print(sys.modules["__main__"].__doc__)
    for name in ("nope", "package.nope", ".relative"):
        try:
            runpy.run_module(name)
        except ImportError as error:
            print(error)
