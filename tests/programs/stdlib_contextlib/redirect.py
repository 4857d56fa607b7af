"""redirect_stdout() sends what is printed elsewhere, nested too."""
import io
import sys
from contextlib import redirect_stderr, redirect_stdout

a, b = io.StringIO(), io.StringIO()
r = redirect_stdout(a)
with r:
    print("to a")
    with redirect_stdout(b) as target:
        print("to b", target is b)
    with r:
        print("again a")
with redirect_stderr(b):
    print("error", file=sys.stderr)
print(repr(a.getvalue()), repr(b.getvalue()))
