"""join() of a thread that was not started, and of the current one."""
import threading

thread = threading.Thread()
try:
    thread.join()
except RuntimeError as error:
    print(error)
try:
    threading.current_thread().join()
except RuntimeError as error:
    print(error)


def join_myself():
    try:
        threading.current_thread().join()
    except RuntimeError as error:
        print("in a thread:", error)


thread = threading.Thread(target=join_myself)
thread.start()
thread.join()
for timeout in ["1", [], 1e300]:
    try:
        thread.join(timeout)
    except Exception as error:
        print(type(error).__name__, error)
