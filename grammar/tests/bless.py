"""Writes what the tests expect, by CPython 3.13: tests/trees/*.ast and tests/errors.txt (from tests/error_cases.py).

Run it with python3.13 in any folder.
"""

import ast
import pathlib
import sys
import warnings

HERE = pathlib.Path(__file__).parent


def describe(mode, text):
    try:
        ast.parse(text, mode=mode)
        return "OK"
    except SyntaxError as error:
        if error.lineno is None:
            place = "nowhere"
        else:
            place = f"{error.lineno}:{error.offset}-{error.end_lineno}:{error.end_offset}"
        return f"{place} {type(error).__name__}: {error.msg}"


def main():
    assert sys.version_info[:2] == (3, 13)
    warnings.simplefilter("ignore")
    for program in sorted((HERE / "trees").glob("*.py")):
        tree = ast.dump(ast.parse(program.read_text(encoding="utf-8")), include_attributes=True)
        text = tree.replace("), ", "),\n") + "\n"
        program.with_suffix(".ast").write_text(text, encoding="utf-8")
    namespace = {}
    exec((HERE / "error_cases.py").read_text(encoding="utf-8"), namespace)
    cases = [("exec", text) for text in namespace["MODULES"]]
    cases += [("eval", text) for text in namespace["EXPRESSIONS"]]
    cases += [("single", text) for text in namespace["INTERACTIVE"]]
    # A source cannot end a block of the file with line ends of its own, so that they are written as a sign.
    blocks = [f"{mode} {describe(mode, text)}\n{text.replace(chr(10), '␀')}" for mode, text in cases]
    (HERE / "errors.txt").write_text("\n----\n".join(blocks) + "\n----\n", encoding="utf-8")


if __name__ == "__main__":
    main()
