"""What a thread of _thread raises goes to sys.unraisablehook; SystemExit does not."""
import _thread
import sys
import threading

from _plain import without_addresses

done = threading.Event()


def hook(args):
    print(args.exc_type.__name__, args.exc_value, without_addresses(args.err_msg), args.object)
    done.set()


def fail():
    raise ValueError("lost")


def leave():
    try:
        sys.exit("in silence")
    finally:
        done.set()


def stop():
    try:
        _thread.exit()
    finally:
        done.set()


sys.unraisablehook = hook
fail.__qualname__ = "renamed"
for target in (fail, leave, stop):
    done.clear()
    _thread.start_new_thread(target, ())
    done.wait()
    print(target.__name__)
try:
    _thread.exit()
except SystemExit as error:
    print(repr(error), error.code)
