"""A subclass of local: __init__ runs in every thread, with the arguments of old."""
import threading


class Settings(threading.local):
    shared = []
    number = 1

    def __init__(self, *args, **kwargs):
        print("init in", threading.current_thread().name, args, kwargs)
        self.args = args
        self.number += 1

    def double(self):
        return self.number * 2


settings = Settings("a", b="c")
settings.number = 50
settings.shared.append("from main")


def work():
    print(settings.number, settings.double(), settings.args, settings.shared)
    settings.number += 1
    settings.shared.append("from a thread")
    print(settings.number)


for _ in range(2):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
print(settings.number, settings.shared)
