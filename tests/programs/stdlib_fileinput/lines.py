"""The lines of several files."""
import fileinput
import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for name, text in (("a", "one\ntwo\n"), ("empty", ""), ("b", "three\nfour")):
        with open(name, "w") as file:
            file.write(text)
    with fileinput.input(files=("a", "empty", "b"), encoding="utf-8") as lines:
        for line in lines:
            print(lines.filename(), lines.lineno(), lines.filelineno(), lines.isfirstline(), lines.isstdin(), repr(line))
            if line == "one\n":
                lines.nextfile()
    for line in fileinput.input("a", inplace=True, encoding="utf-8"):
        print(line.upper(), end="")
    print(open("a").read(), os.path.exists("a.bak"))
    for line in fileinput.FileInput("b", inplace=True, backup=".old"):
        print("replaced")
    print(open("b").read(), open("b.old").read())
    sys.argv[1:] = ["a"]
    print([line for line in fileinput.input()], fileinput.filename(), fileinput.lineno())
    fileinput.close()
    try:
        fileinput.lineno()
    except RuntimeError as error:
        print(error)
    for arguments in ({"mode": "w"}, {"inplace": True, "openhook": open}, {"openhook": 3}):
        try:
            fileinput.FileInput("a", **arguments)
        except ValueError as error:
            print(error)
    print(list(fileinput.FileInput("a", mode="rb")), list(fileinput.input("a", openhook=fileinput.hook_encoded("latin-1"))))
    sys.argv[1:] = []
    fileinput.close()
    os.chdir("/")
