"""Parsing, and what errors say."""

import argparse
import contextlib
import io
import sys


def parser(**options):
    p = argparse.ArgumentParser(prog="tool", **options)
    p.add_argument("-v", action="count", default=0)
    p.add_argument("-n", "--number", type=int, default="7")
    p.add_argument("-f", "--float-value", type=float)
    p.add_argument("--list", action="append")
    p.add_argument("--ext", action="extend", nargs="+")
    p.add_argument("--choice", choices=["a", "b"])
    p.add_argument("--opt", nargs="?", const="const", default="default")
    p.add_argument("--flag", action=argparse.BooleanOptionalAction)
    p.add_argument("-b", action="store_true")
    p.add_argument("-w", dest="word")
    g = p.add_mutually_exclusive_group()
    g.add_argument("--yes", action="store_true")
    g.add_argument("--no", action="store_true")
    return p


def attempt(p, *args, method="parse_args"):
    err = io.StringIO()
    out = io.StringIO()
    try:
        with contextlib.redirect_stderr(err), contextlib.redirect_stdout(out):
            result = getattr(p, method)(list(args))
    except SystemExit as error:
        print(args, "exit", error.code, (out.getvalue() + err.getvalue()).splitlines()[-1])
    except argparse.ArgumentError as error:
        print(args, "error", error)
    else:
        print(args, result)


p = parser()
p.add_argument("files", nargs="*")
for line in ("", "-vvv x y", "-n5 a", "-n 5 a", "--num 3", "--number=x", "-vbn3", "-vb3", "--list 1 --list 2",
             "--ext a b --ext c -- d", "--choice c", "--opt", "--opt x", "--flag", "--no-flag", "--f 3",
             "--yes --no", "-x", "--unknown=3 y", "-w=3", "-w", "-- -n 5", "-1", "--li", "-bw 3", "-f nan", "--yes=1"):
    attempt(p, *line.split())
attempt(p, "a", "-v", "--zz", "b", "-q", method="parse_known_args")
attempt(p, "a", "-v", "b", "-b", "c", method="parse_intermixed_args")

p = parser(exit_on_error=False, allow_abbrev=False)
p.add_argument("src")
p.add_argument("dst", nargs="?", default=argparse.SUPPRESS)
for line in ("", "a", "a b", "a b c", "--numb 3 a", "--number q a"):
    attempt(p, *line.split())

p = argparse.ArgumentParser(prog="main")
p.set_defaults(func=None, other=3)
s = p.add_subparsers(dest="cmd")
one = s.add_parser("one", aliases=["uno"])
one.add_argument("x", type=int)
one.set_defaults(func="one")
two = s.add_parser("two", deprecated=True)
two.add_argument("rest", nargs=argparse.REMAINDER)
for line in ("", "one 1", "uno 2", "one", "one x", "two a --b -c", "three", "one 1 --extra", "-h"):
    attempt(p, *line.split())

p = argparse.ArgumentParser(prog="neg", prefix_chars="-+", fromfile_prefix_chars="@")
p.add_argument("-1", dest="one", action="store_true")
p.add_argument("+p", "++plus")
p.add_argument("num", nargs="?")
for line in ("-1", "-2", "+p 3", "++pl 4", "@nowhere.txt"):
    attempt(p, *line.split())


def even(text):
    if int(text) % 2:
        raise argparse.ArgumentTypeError(f"{text} is odd")
    return int(text)


p = argparse.ArgumentParser(prog="types")
p.add_argument("even", type=even, nargs="+")
attempt(p, "2", "4")
attempt(p, "2", "3")
attempt(p, "2", "x")
attempt(p)

for bad in (lambda: p.add_argument("--even", "-h"), lambda: p.add_argument("x", required=True),
            lambda: p.add_argument("--x", nargs=0), lambda: p.add_argument("--y", action="nothing"),
            lambda: p.add_argument("-z", type="int"), lambda: p.add_argument("--"),
            lambda: p.add_argument("--k", nargs=2, metavar=("A",)), lambda: p.add_argument("-c", const=1),
            lambda: p.add_argument("a", dest="b"), lambda: argparse.ArgumentParser(conflict_handler="x")):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
n = argparse.Namespace(a=1, b="x", **{"not id": 3})
print(n, "a" in n, n == argparse.Namespace(a=1), argparse.FileType("w", encoding="x"))
