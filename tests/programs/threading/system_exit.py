"""SystemExit ends a thread in silence, and only it."""
import _thread
import sys
import threading

from _stderr import shown_on_stdout


def with_status():
    sys.exit(3)


def with_text():
    sys.exit("not shown")


def by_hand():
    raise SystemExit


class Special(SystemExit):
    pass


def special():
    raise Special("shown")


with shown_on_stdout():
    for target in (with_status, with_text, by_hand, _thread.exit, special):
        thread = threading.Thread(target=target, name=target.__name__)
        thread.start()
        thread.join()
        print(target.__name__, thread.is_alive())
