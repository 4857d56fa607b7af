"""A condition makes do with any object that has acquire() and release()."""
import threading


class Talking:
    def __init__(self):
        self.lock = threading.Lock()

    def acquire(self, *args):
        got = self.lock.acquire(*args)
        print("acquire", args, got)
        return got

    def release(self):
        print("release")
        self.lock.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()


condition = threading.Condition(Talking())
with condition:
    print(condition.wait(0))
    condition.notify()
try:
    condition.notify()
except RuntimeError as error:
    print(error)
