# Dictionaries in files.
import dbm
import dbm.dumb
import os
import shelve
import tempfile

with tempfile.TemporaryDirectory() as root:
    os.chdir(root)
    print(dbm.whichdb("none"))
    with dbm.dumb.open("base", "n") as base:
        base["a"] = "1"
        base[b"b"] = b"x" * 600
        base["a"] = "2"
        base["c"] = ""
        del base["c"]
        print(sorted(base.keys()), len(base), b"a" in base, base["a"], len(base["b"]), base.get("z"))
        for bad in (lambda: base[5], lambda: base.__setitem__(5, b""), lambda: base.__setitem__("k", 5)):
            try:
                bad()
            except (KeyError, TypeError) as error:
                print(type(error).__name__, error)
    try:
        base["a"]
    except dbm.error as error:
        print(error)
    print(dbm.whichdb("base"), sorted(os.listdir()))
    with dbm.dumb.open("base", "r") as base:
        print(base.items()[0], list(base))
        try:
            base["n"] = "1"
        except dbm.error as error:
            print(error)
    try:
        dbm.dumb.open("base", "q")
    except ValueError as error:
        print(error)
    base = dbm.dumb.open("shelf", "n")
    with shelve.Shelf(base, writeback=True) as shelf:
        shelf["list"] = [1, 2]
        shelf["list"].append(3)
        shelf["other"] = {"k": (1, None)}
    with shelve.Shelf(dbm.dumb.open("shelf")) as shelf:
        print(sorted(shelf), shelf["list"], shelf.get("other"), shelf.get("none", 5), len(shelf), "list" in shelf)
        shelf["list"].append(4)
        print(shelf["list"], dict(shelf.items()))
        del shelf["list"]
        print(list(shelf))
    try:
        shelf["other"]
    except ValueError as error:
        print(error)
    os.chdir("/")
