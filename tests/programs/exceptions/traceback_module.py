# traceback.format_exc and print_exc.
import traceback, sys
def f(): raise ValueError("x")
try:
    f()
except ValueError as e:
    print(traceback.format_exc())
    print(traceback.format_exception_only(e), traceback.format_tb(e.__traceback__)[-1])
    traceback.print_exc(file=sys.stdout)
    traceback.print_exception(e, limit=1, file=sys.stdout)
    for fs in traceback.extract_tb(e.__traceback__):
        print(fs.name, fs.lineno, fs.line)
