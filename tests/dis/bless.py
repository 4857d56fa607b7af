#!/usr/bin/env python3
"""(Re)make the expected results beside the programs NAME.py with a reference interpreter.

    tests/dis/bless.py [--interpreter python3.13] [NAME ...]

NAME.dis is what `INTERPRETER -m dis [OPTIONS] NAME.py` prints in this folder, less the addresses of code objects.
Options are those of a first line `# dis: OPTIONS`. NAME.code has the attributes of all code objects that no listing
shows, and the source position of each instruction.
"""
import argparse
import pathlib
import re
import subprocess

HERE = pathlib.Path(__file__).resolve().parent

ATTRIBUTES = """
import dis, sys

def show(code):
    print("code", code.co_qualname)
    print("  flags", hex(code.co_flags), "arguments", code.co_argcount, code.co_posonlyargcount,
          code.co_kwonlyargcount, "stack", code.co_stacksize, "line", code.co_firstlineno)
    print("  locals", *code.co_varnames, "| cells", *code.co_cellvars, "| free", *code.co_freevars)
    print("  names", *code.co_names)
    for constant in code.co_consts:
        print("  constant", "code" if hasattr(constant, "co_code") else repr(constant))
    positions = list(code.co_positions())
    for instruction in dis.get_instructions(code):
        if instruction.opname != "EXTENDED_ARG":
            line, end_line, column, end_column = positions[instruction.offset // 2]
            print(f"  {line}:{column}-{end_line}:{end_column}", instruction.opname)
    for constant in code.co_consts:
        if hasattr(constant, "co_code"):
            show(constant)

with open(sys.argv[1], encoding="utf-8") as file:
    show(compile(file.read(), sys.argv[1], "exec"))
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--interpreter", default="python3.13")
    parser.add_argument("name", nargs="*", help="only these")
    args = parser.parse_args()
    for path in sorted(HERE.glob("*.py")):
        if path.name == "bless.py" or args.name and path.stem not in args.name:
            continue
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        options = first.removeprefix("# dis:").split() if first.startswith("# dis:") else []
        command = [args.interpreter, "-c", ATTRIBUTES, path.name]
        attributes = subprocess.run(command, cwd=HERE, check=True, capture_output=True, encoding="utf-8").stdout
        path.with_suffix(".code").write_text(attributes, encoding="utf-8")
        listing = subprocess.run([args.interpreter, "-m", "dis", *options, path.name], cwd=HERE, check=True,
                                 capture_output=True, encoding="utf-8").stdout
        listing = re.sub(r"(<code object \S+(?: \S+)*?) at 0x[0-9a-f]+,", r"\1,", listing)
        path.with_suffix(".dis").write_text(listing, encoding="utf-8")


if __name__ == "__main__":
    main()
