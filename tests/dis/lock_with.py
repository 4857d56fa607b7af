def f(lock, shared):
    with lock:
        shared["n"] += 1
    return shared
