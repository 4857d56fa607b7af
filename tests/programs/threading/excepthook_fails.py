"""A hook that raises is reported through sys.excepthook."""
import sys
import threading

from _stderr import shown_on_stdout


def hook(args):
    raise RuntimeError("the hook's own")


def work():
    raise KeyError("key")


def system_hook(kind, value, traceback):
    print("sys.excepthook:", kind.__name__, value, value.__suppress_context__, repr(value.__context__))


threading.excepthook = hook
with shown_on_stdout():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
with shown_on_stdout():
    sys.excepthook = system_hook
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
