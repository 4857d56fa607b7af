"""A thread is a daemon if the one that made it is, unless it is told otherwise."""
import threading

found = []


def make():
    found.append([threading.Thread().daemon, threading.Thread(daemon=False).daemon,
                  threading.Thread(daemon=True).daemon, threading.Thread(daemon=None).daemon])


for daemon in (False, True):
    thread = threading.Thread(target=make, daemon=daemon)
    thread.start()
    thread.join()
make()
print(found)
print(threading.main_thread().daemon, threading.Timer(1, print).daemon)
thread = threading.Thread()
thread.daemon = 1
print(thread.daemon, repr(thread))
