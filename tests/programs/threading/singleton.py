"""A lazily made object is made once, with a check before and under the lock."""
import threading


class Config:
    instance = None
    lock = threading.Lock()
    made = 0

    @classmethod
    def get(cls):
        if cls.instance is None:
            with cls.lock:
                if cls.instance is None:
                    cls.made += 1
                    cls.instance = cls()
        return cls.instance


together = threading.Barrier(8)
found = []


def work():
    together.wait()
    found.append(Config.get())


threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(found), len(set(map(id, found))), Config.made)
