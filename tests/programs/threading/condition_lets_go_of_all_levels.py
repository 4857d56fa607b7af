"""wait() releases an RLock altogether, and takes it as often again."""
import threading

condition = threading.Condition()


def notify():
    with condition:
        print("the other thread has the lock")
        condition.notify()


thread = threading.Thread(target=notify)
with condition:
    with condition:
        with condition:
            thread.start()
            print(condition.wait(20), condition._lock._recursion_count())
    print(condition._lock._recursion_count())
thread.join()
print(condition._is_owned())
