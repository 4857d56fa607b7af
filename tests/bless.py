#!/usr/bin/env python3
"""(Re)make the expected results of the test programs with a reference interpreter.

    tests/bless.py [--interpreter python3.13] [--check] [--jobs N] [PART_OF_PATH ...]

Each program tests/programs/FEATURE/NAME.py (see tests/suite/programs.rs for the rule) is run from its own folder as
`INTERPRETER NAME.py`, with NAME.in as its standard input where there is one. Written beside it:

    NAME.out      standard output
    NAME.err      standard error, only where there was any
    NAME.status   exit status, only where it is not 0 (no NAME.err) or not 1 (with NAME.err)

The folder's own path is removed from both outputs, so that tracebacks say `File "NAME.py"`. Every program is run
twice; a program whose two runs differ, or that is slow, is reported. With --check nothing is written and differences
from what is there are reported. Exit status: 0 when all is well, else 1.
"""
import argparse
import concurrent.futures
import os
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
SLOW = 2.0  # seconds; a program should take a tenth of this


def environment():
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return kept | {
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def programs(root):
    for path in sorted(root.glob("*/*.py")):
        if not path.name.startswith("_") and not path.parent.name.startswith("_"):
            yield path


def execute(interpreter, path):
    given = path.with_suffix(".in")
    data = given.read_bytes() if given.exists() else b""
    done = subprocess.run([interpreter, path.name], cwd=path.parent, input=data, capture_output=True,
                          env=environment(), timeout=60)
    folder = os.fsencode(f"{path.parent}{os.sep}")
    return done.stdout.replace(folder, b""), done.stderr.replace(folder, b""), done.returncode


def bless(interpreter, path, check):
    """The complaints about one program."""
    complaints = []
    start = time.monotonic()
    out, err, status = execute(interpreter, path)
    if time.monotonic() - start > SLOW:
        complaints.append("slow")
    if (out, err, status) != execute(interpreter, path):
        complaints.append("two runs differ")
    if path.stem in sys.stdlib_module_names:
        complaints.append("hides a module of the standard library")
    wanted = {
        ".out": out,
        ".err": err or None,
        ".status": None if status == (1 if err else 0) else b"%d\n" % status,
    }
    for suffix, data in wanted.items():
        target = path.with_suffix(suffix)
        if check:
            if (target.read_bytes() if target.exists() else None) != data:
                complaints.append(f"{suffix} differs")
        elif data is None:
            target.unlink(missing_ok=True)
        else:
            target.write_bytes(data)
    return complaints


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--interpreter", default="python3.13")
    parser.add_argument("--check", action="store_true", help="write nothing, report what differs")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("part", nargs="*", help="only programs whose path contains one of these")
    args = parser.parse_args()
    chosen = [path for root in (HERE / "programs", HERE.parent / "samples") for path in
              (programs(root) if root.name == "programs" else sorted(root.glob("*.py")))
              if not args.part or any(part in str(path) for part in args.part)]
    bad = 0
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        results = pool.map(lambda path: bless(args.interpreter, path, args.check), chosen)
        for path, complaints in zip(chosen, results):
            if complaints:
                bad += 1
                print(f"{path.relative_to(HERE.parent)}: {', '.join(complaints)}")
    print(f"{len(chosen)} programs, {bad} with complaints")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
