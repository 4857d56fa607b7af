"""wait() and notify() are for the owner of the lock."""
import threading

held = threading.Event()
gate = threading.Event()


def hold(lock):
    with lock:
        held.set()
        gate.wait()


def attempt(condition):
    for method in (condition.wait, condition.notify, condition.notify_all, lambda: condition.wait_for(lambda: False),
                   condition.release):
        try:
            method()
            print("no error")
        except RuntimeError as error:
            print(error)


attempt(threading.Condition())
attempt(threading.Condition(threading.Lock()))
# An RLock that somebody else has is not one's own.
condition = threading.Condition()
thread = threading.Thread(target=hold, args=(condition,))
thread.start()
held.wait()
attempt(condition)
gate.set()
thread.join()
