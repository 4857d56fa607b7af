# Short and long options, and what is wrong with some.
from getopt import GetoptError, getopt, gnu_getopt

for function in (getopt, gnu_getopt):
    for line in ("-a 1 -b x", "-a1 -bb --", "--alpha=3 --beta y -b", "--al 3", "--beta=1", "--alpha", "--gamma", "-c", "-a",
                 "x -b", "- -b", "-b -- -a", "--b"):
        try:
            print(line, function(line.split(), "a:b", ["alpha=", "beta", "beton"]))
        except GetoptError as error:
            print(line, error, error.opt)
print(gnu_getopt(["x", "-b"], "+b"), getopt(["--one=2"], "", "one="))
