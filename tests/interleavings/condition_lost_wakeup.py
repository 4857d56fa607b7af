"""A notification that nobody waits for is lost: who waits without a condition waits for ever (here: for a second)."""
import threading

condition = threading.Condition()


def waiter():
    with condition:
        print("notified:", condition.wait(timeout=1))


with condition:
    condition.notify()
thread = threading.Thread(target=waiter)
thread.start()
thread.join()
