# Modules, files and folders run as programs.
import os
import runpy
import sys
import tempfile

with tempfile.TemporaryDirectory() as root:
    os.chdir(root)
    sys.path.insert(0, root)
    os.makedirs("pack/inner")
    program = "print(__name__, __package__, __spec__ and __spec__.name, os.path.basename(sys.argv[0]), given)\nresult = 6 * 7\n"
    for name in ("script.py", "pack/__main__.py", "pack/mod.py"):
        with open(name, "w") as file:
            file.write("import os, sys\ngiven = globals().get('given')\n" + program)
    open("pack/__init__.py", "w").close()
    print(runpy.run_path("script.py")["result"])
    print(runpy.run_path("script.py", {"given": 5}, "__main__")["__name__"])
    print(runpy.run_module("pack.mod")["result"])
    print(runpy.run_module("pack")["__name__"])
    print(runpy.run_module("pack.mod", {"given": 1}, "renamed", alter_sys=True)["given"])
    print("renamed" in sys.modules, "pack.mod" in sys.modules)
    for bad in ("none", "pack.none", ".x", "pack.inner"):
        try:
            runpy.run_module(bad)
        except ImportError as error:
            print(type(error).__name__, error)
    with open("fails.py", "w") as file:
        file.write("x = 1\nraise SystemExit(x)\n")
    try:
        runpy.run_path("fails.py")
    except SystemExit as error:
        print("exit", error.code)
    os.chdir("/")
