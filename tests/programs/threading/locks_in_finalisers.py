"""__del__ may use locks and threads."""
import threading

lock = threading.Lock()


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        with lock:
            print("gone:", self.name, "in", threading.current_thread().name)


def work():
    thing = Noisy("of the thread")


thread = threading.Thread(target=work, name="T")
thread.start()
thread.join()
thing = Noisy("of main")
del thing
