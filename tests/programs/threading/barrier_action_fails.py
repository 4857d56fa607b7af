"""An action that raises breaks the barrier; the thread that ran it gets the exception."""
import threading


def action():
    raise KeyError("action")


barrier = threading.Barrier(3, action)
results = []
lock = threading.Lock()


def work():
    try:
        barrier.wait()
    except Exception as error:
        with lock:
            results.append(repr(error))


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results), barrier.broken)
