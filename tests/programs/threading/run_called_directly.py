"""run() is a method like any other; it calls the target once and forgets it."""
import threading


def work(n):
    print("running in", threading.current_thread().name, n)


thread = threading.Thread(target=work, args=(1,))
thread.run()
print(thread.is_alive(), thread.ident, hasattr(thread, "_target"))
try:
    thread.run()
except AttributeError as error:
    print(error)


def fail():
    raise KeyError("here")


try:
    threading.Thread(target=fail).run()
except KeyError as error:
    print("raised", error)
