"""Several threads join the same one, and a thread can be joined by its child."""
import threading

gate = threading.Event()
log = []
target = threading.Thread(target=gate.wait)


def joiner(n):
    target.join()
    log.append((n, target.is_alive()))


joiners = [threading.Thread(target=joiner, args=(n,)) for n in range(4)]
target.start()
for thread in joiners:
    thread.start()
print(log)
gate.set()
for thread in joiners:
    thread.join()
print(sorted(log))


def child(parent):
    parent.join()
    print("the parent has ended:", not parent.is_alive())


def parent():
    threads.append(threading.Thread(target=child, args=(threading.current_thread(),)))
    threads[0].start()


threads = []
thread = threading.Thread(target=parent)
thread.start()
thread.join()
threads[0].join()
