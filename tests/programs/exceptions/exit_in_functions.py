# SystemExit is an ordinary exception until it leaves the program.
import sys
for code in (None, 0, 3, "text", True):
    try:
        sys.exit(code)
    except SystemExit as e:
        print(repr(e), e.code, e.args)
try:
    exit_ = SystemExit(5)
    raise exit_
except BaseException as e:
    print(isinstance(e, Exception), e.code)
try:
    sys.exit(1, 2)
except TypeError as e:
    print(e)
def f():
    try:
        sys.exit("leaving")
    finally:
        print("finally runs")
f()
