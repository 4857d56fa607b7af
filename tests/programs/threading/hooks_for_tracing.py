"""settrace() and setprofile() are for the threads to come."""
import sys
import threading

print(threading.gettrace(), threading.getprofile())
seen = []


def profile(frame, event, arg):
    if event == "call" and frame.f_code.co_name.startswith("work"):
        seen.append(("profile", event, frame.f_code.co_name))


def trace(frame, event, arg):
    if frame.f_code.co_name.startswith("work"):
        seen.append(("trace", event, frame.f_code.co_name))


def work():
    work_inside()
    seen.append((sys.gettrace() is trace, sys.getprofile() is profile))


def work_inside():
    pass


def in_thread():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    print(seen)
    seen.clear()


in_thread()
threading.setprofile(profile)
print(threading.getprofile() is profile, sys.getprofile())
in_thread()
threading.setprofile(None)
threading.settrace(trace)
print(threading.gettrace() is trace, sys.gettrace())
in_thread()
threading.settrace(None)
in_thread()
