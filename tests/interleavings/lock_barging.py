"""A released lock belongs to nobody: who runs may take it again before the one that was woken."""
import threading

lock = threading.Lock()
go = threading.Event()


def greedy():
    for _ in range(3):
        with lock:
            go.set()
            print("greedy")


def modest():
    go.wait()
    with lock:
        print("modest")


threads = [threading.Thread(target=modest), threading.Thread(target=greedy)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
