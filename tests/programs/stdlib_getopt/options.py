"""Options of the command line in the old way."""
import getopt

print(getopt.getopt("-a -b -cfoo -d bar a1 -x".split(), "abc:d:"))
print(getopt.getopt("--condition=foo --testing --output-file abc.def -x a1 a2".split(), "x",
                    ["condition=", "output-file=", "testing"]))
print(getopt.gnu_getopt("a1 -x a2 --long=1 -- -y".split(), "xy", ["long="]))
print(getopt.gnu_getopt("a1 -x".split(), "+x"))
print(getopt.getopt(["--te"], "", ["testing"]), getopt.getopt(["-"], "x"))
for args, short, long in ((["-z"], "ab", []), (["-a"], "a:", []), (["--foo"], "", ["foo="]), (["--foo=1"], "", ["foo"]),
                          (["--fo"], "", ["foo", "fob"]), (["--bar"], "", ["foo"])):
    try:
        getopt.getopt(args, short, long)
    except getopt.GetoptError as error:
        print(error, "|", error.opt, "|", error.msg)
