"""An exception ends its thread alone, with a traceback on standard error."""
import threading

from _stderr import shown_on_stdout


def inner(n):
    return 1 / n


def work():
    inner(0)


def chained():
    try:
        inner(0)
    except ZeroDivisionError as error:
        raise ValueError("second") from error


with shown_on_stdout():
    for thread in [
        threading.Thread(target=work),
        threading.Thread(target=work, name="the name"),
        threading.Thread(target=chained),
        threading.Thread(target=inner, args=(1, 2)),
    ]:
        thread.start()
        thread.join()
        print(thread.name, thread.is_alive())
