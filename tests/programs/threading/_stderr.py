"""Collects what goes to standard error, without the frames of the library and without addresses."""
import contextlib
import io
import os
import sys

from _plain import without_addresses


@contextlib.contextmanager
def shown_on_stdout():
    """Print at the end what was written to standard error meanwhile."""
    before = sys.stderr
    sys.stderr = io.StringIO()
    try:
        yield
    finally:
        text, sys.stderr = sys.stderr.getvalue(), before
        print(plain(text), end="")


def plain(text):
    """A traceback with the program's own frames alone."""
    kept = []
    foreign = False
    for line in text.splitlines(keepends=True):
        if line.startswith("  File "):
            name = line.split('"')[1]
            foreign = os.path.basename(name) != os.path.basename(sys.argv[0])
            line = line.replace(name, os.path.basename(name))
        elif not line.startswith("    "):
            foreign = False
        if not foreign:
            kept.append(without_addresses(line))
    return "".join(kept)
