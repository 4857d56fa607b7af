"""Options between positional arguments; `--`; groups in groups."""
import argparse

parser = argparse.ArgumentParser(prog="PROG")
parser.add_argument("--foo")
parser.add_argument("--bar", required=True)
parser.add_argument("cmd")
parser.add_argument("rest", nargs="*", type=int)
print(parser.parse_intermixed_args("cmd --foo x 1 --bar y 2 3".split()))
print(parser.parse_known_intermixed_args("cmd --foo x 1 --error 2 --bar y 3".split()))
print(parser.parse_known_args("cmd --foo x 1 --bar y 2".split()))
parser = argparse.ArgumentParser(prog="PROG")
parser.add_argument("x")
parser.add_argument("y", nargs="...")
print(parser.parse_args("1 -- a --foo -- b".split()))
try:
    parser.parse_intermixed_args(["X", "A"])
except TypeError as error:
    print(error)
parser = argparse.ArgumentParser(prog="PROG")
parser.add_argument("-f", nargs="*")
parser.add_argument("bar", nargs="*")
print(parser.parse_args(["-f", "a", "b", "--", "c", "--", "d"]))
