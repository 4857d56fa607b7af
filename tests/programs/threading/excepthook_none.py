"""When the hook is gone, the one there was when the thread was made is called."""
import threading

from _stderr import shown_on_stdout


def work():
    raise KeyError("key")


with shown_on_stdout():
    thread = threading.Thread(target=work)
    threading.excepthook = None
    thread.start()
    thread.join()
try:
    threading.Thread(target=work)
except RuntimeError as error:
    print(error)
