"""put() waits for room and get() for an item, with and without a timeout."""
import queue
import threading

q = queue.Queue(1)
log = []


def put_two():
    q.put("first")
    q.put("second", timeout=20)
    q.put("third")


thread = threading.Thread(target=put_two)
thread.start()
print(q.get(), q.get(timeout=20), q.get())
thread.join()


def get_two():
    log.append(q.get())
    log.append(q.get(timeout=20))


thread = threading.Thread(target=get_two)
thread.start()
q.put("fourth")
q.put("fifth")
thread.join()
print(log)
