"""formatwarning() and showwarning() can be called and replaced."""
import io
import warnings

print(warnings.formatwarning("msg", UserWarning, "f.py", 3, "  the line "), end="")
print(warnings.formatwarning("msg", UserWarning, "no_such_file.py", 3), end="")
out = io.StringIO()
warnings.showwarning("shown", RuntimeWarning, "f.py", 9, out, "code")
print(out.getvalue(), end="")


def mine(message, category, filename, lineno, file=None, line=None):
    print("mine:", category.__name__, message, lineno)


with warnings.catch_warnings():
    warnings.simplefilter("always")
    warnings.showwarning = mine
    warnings.warn("hello")
    warnings.showwarning = 3
    try:
        warnings.warn("hello")
    except TypeError as error:
        print(error)
print(warnings.showwarning is mine)
