"""The names of threads: numbered ones with the target's name, and given ones."""
import functools
import threading


def work():
    pass


class Callable:
    def __call__(self):
        pass


class Worker(threading.Thread):
    pass


print(threading.Thread().name)
print(threading.Thread(target=work).name)
print(threading.Thread(target=lambda: None).name)
print(threading.Thread(target=functools.partial(work)).name)
print(threading.Thread(target=Callable()).name)
print(threading.Thread(target=Callable().__call__).name)
print(threading.Thread(target=len).name)
print(threading.Thread(target=work, name="given").name)
print(repr(threading.Thread(target=work, name=7).name))
print(threading.Thread(target=work, name="").name)
print(threading.Thread(name="given").name)
print(Worker().name, Worker(target=work).name)
thread = threading.Thread(target=work)
thread.name = 3.5
print(repr(thread.name))
thread.start()
thread.join()
thread.name = "even after its end"
print(thread.name, threading.current_thread().name)
threading.current_thread().name = "renamed"
print(threading.main_thread().name)
