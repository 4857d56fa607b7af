"""Threads that start threads that start threads."""
import threading

lock = threading.Lock()
log = []


def grow(depth, path):
    if depth:
        children = [threading.Thread(target=grow, args=(depth - 1, path + side)) for side in "ab"]
        for child in children:
            child.start()
        for child in children:
            child.join()
    with lock:
        log.append(path)


grow(3, "")
print(len(log), sorted(log), log[-1] == "")
