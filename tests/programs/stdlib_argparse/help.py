"""Usage and help."""

import argparse
import os

os.environ["COLUMNS"] = "80"


def show(parser, *args):
    print(parser.format_help(), end="-" * 20 + "\n")


p = argparse.ArgumentParser(prog="tool", description="Does this\nand   that. " * 6, epilog="The end of %(prog)s.")
p.add_argument("file", help="a file")
p.add_argument("more", nargs="*", help="more files, of %(type)s", type=int)
p.add_argument("-v", "--verbose", action="count", default=0, help="say more (default: %(default)s)")
p.add_argument("-o", "--output", metavar="PATH", help="where to " + "write " * 20)
p.add_argument("--level", choices=["low", "high"], default="low")
p.add_argument("--pair", nargs=2, metavar=("A", "B"))
p.add_argument("--opt", nargs="?", const=1)
p.add_argument("--many", nargs="+")
p.add_argument("--any", nargs="*")
p.add_argument("--flag", action=argparse.BooleanOptionalAction, help="a flag")
p.add_argument("--a-very-long-option-name-indeed", help="help on the next line")
p.add_argument("--hidden", help=argparse.SUPPRESS)
p.add_argument("--version", action="version", version="%(prog)s 1.0")
g = p.add_argument_group("special", "Special options.")
g.add_argument("-x", type=float)
m = p.add_mutually_exclusive_group()
m.add_argument("--yes", action="store_true")
m.add_argument("--no", action="store_false")
r = p.add_mutually_exclusive_group(required=True)
r.add_argument("--one", action="store_const", const=1)
r.add_argument("--two", dest="one", action="store_const", const=2)
show(p)

p = argparse.ArgumentParser(prog="git", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
p.add_argument("--depth", type=int, default=3, help="the depth")
s = p.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True, help="what to do")
a = s.add_parser("add", help="add files", aliases=["a"])
a.add_argument("path", nargs="+")
c = s.add_parser("commit", help="record changes")
c.add_argument("-m", "--message", required=True)
show(p)
show(a)
show(c)
print(p.format_usage())

p = argparse.ArgumentParser(prog="raw", description="  keep\n    this", formatter_class=argparse.RawTextHelpFormatter,
                            add_help=False, usage="%(prog)s [things]")
p.add_argument("--x", help="line 1\n  line 2")
show(p)
p = argparse.ArgumentParser(prog="t", formatter_class=argparse.MetavarTypeHelpFormatter)
p.add_argument("n", type=int)
p.add_argument("-s", type=str, help="a string")
show(p)
p = argparse.ArgumentParser(prog="a-program-with-a-very-long-name-" * 2)
p.add_argument("--first", "-f")
p.add_argument("--second")
p.add_argument("third")
show(p)
print(repr(p))
print(p.add_argument("-q", type=int, help="h"))
