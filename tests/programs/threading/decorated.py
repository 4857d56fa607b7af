"""Decorators that run a function in a thread, or one call at a time."""
import functools
import threading


def threaded(function):
    @functools.wraps(function)
    def start(*args, **kwargs):
        thread = threading.Thread(target=function, args=args, kwargs=kwargs)
        thread.start()
        return thread
    return start


def synchronized(function):
    lock = threading.RLock()

    @functools.wraps(function)
    def locked(*args, **kwargs):
        with lock:
            return function(*args, **kwargs)
    return locked


counts = {}


@synchronized
def count(word):
    counts[word] = counts.get(word, 0) + 1
    if len(word) > 1:
        count(word[1:])


@threaded
def count_all(words):
    for word in words:
        count(word)


threads = [count_all(["abc", "bc"]) for _ in range(4)]
for thread in threads:
    thread.join()
print(sorted(counts.items()), threads[0].name)
