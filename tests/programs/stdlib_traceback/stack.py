# The running stack, and the functions that print.
import sys
import traceback

def show():
    for line in traceback.format_stack():
        print(line, end='')
    print([(s.name, s.line) for s in traceback.extract_stack(limit=2)])
    traceback.print_stack(limit=1, file=sys.stdout)
    print(traceback.format_stack(sys._getframe(1)))

def caller():
    show()

caller()
try:
    raise ValueError('printed')
except ValueError as e:
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exc(limit=0), end='')
    traceback.print_exception(e, file=sys.stdout)
    traceback.print_exception(type(e), e, e.__traceback__, file=sys.stdout)
print(traceback.format_exc(), end='')
for f in (lambda: traceback.print_exception(3), lambda: traceback.format_exception(ValueError, 1), lambda: traceback.print_last()):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
