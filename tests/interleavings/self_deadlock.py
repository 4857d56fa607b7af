"""A plain lock does not know its owner: taking it twice waits for ever."""
import threading

lock = threading.Lock()


def twice():
    with lock:
        with lock:
            print("never")


threading.Thread(target=twice).start()
