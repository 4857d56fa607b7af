"""wait() tells whether it was notified."""
import threading

condition = threading.Condition()
with condition:
    print(condition.wait(0.01), condition.wait(0), condition.wait(timeout=-3), len(condition._waiters))


def notify():
    with condition:
        condition.notify()


with condition:
    thread = threading.Thread(target=notify)
    thread.start()
    print(condition.wait(20))
thread.join()
