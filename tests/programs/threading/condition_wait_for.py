"""wait_for() returns the predicate's last value."""
import threading

condition = threading.Condition()
calls = []


def predicate(result):
    calls.append(condition._is_owned())
    return result


with condition:
    print(condition.wait_for(lambda: predicate("at once")), calls)
    print(condition.wait_for(lambda: predicate([]), timeout=0), len(calls))
    print(condition.wait_for(lambda: predicate(0), timeout=0.01), all(calls))
    print(condition.wait_for(lambda: predicate(None), -1))
value = 0


def count():
    global value
    for _ in range(3):
        with condition:
            value += 1
            condition.notify_all()


thread = threading.Thread(target=count)
with condition:
    thread.start()
    print(condition.wait_for(lambda: value == 3 and "three"), condition.wait_for(lambda: value, 20))
thread.join()
