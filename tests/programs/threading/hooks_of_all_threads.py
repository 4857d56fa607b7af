"""settrace_all_threads() and setprofile_all_threads() reach threads that run already."""
import sys
import threading

first, second = threading.Event(), threading.Event()
results = []


def work():
    first.set()
    second.wait()
    results.append((sys.gettrace() is hook, sys.getprofile() is hook))


def hook(frame, event, arg):
    return None


for set_all in (threading.settrace_all_threads, threading.setprofile_all_threads):
    first.clear()
    second.clear()
    thread = threading.Thread(target=work)
    thread.start()
    first.wait()
    set_all(hook)
    second.set()
    thread.join()
    here = sys.gettrace() is hook, sys.getprofile() is hook
    to_come = threading.gettrace() is hook, threading.getprofile() is hook
    set_all(None)
    print(here, to_come, results, sys.gettrace(), threading.getprofile())
    results.clear()
