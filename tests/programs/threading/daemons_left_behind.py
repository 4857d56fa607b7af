"""The program ends without waiting for daemons, whose finally blocks do not run."""
import threading

ready = threading.Event()


def wait_for_ever():
    try:
        ready.set()
        threading.Event().wait()
    finally:
        print("never printed")


thread = threading.Thread(target=wait_for_ever, daemon=True)
thread.start()
ready.wait()
print("main ends", thread.is_alive())
