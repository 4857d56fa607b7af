# What the interpreter prints agrees with the module.
import sys
import traceback

def work(items):
    return sum(item['value'] for item in items)

def hook(kind, value, tb):
    print('hook:', kind.__name__, value)
    print(''.join(traceback.format_exception(kind, value, tb)))
    sys.__excepthook__(kind, value, tb)

sys.excepthook = hook
try:
    work([{'value': 1}, {}])
except KeyError as e:
    e.add_note('while adding')
    raise RuntimeError('could not work') from e
