"""join() waits until every item has been dealt with."""
import queue
import threading

q = queue.Queue()
print(q.join(), q.unfinished_tasks)
done = []


def work():
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            return
        done.append(item)
        q.task_done()


for n in range(20):
    q.put(n)
threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
print(q.join(), sorted(done) == list(range(20)), q.unfinished_tasks)
for _ in threads:
    q.put(None)
print(q.join(), q.empty())
for thread in threads:
    thread.join()
try:
    q.task_done()
except ValueError as error:
    print(error, q.unfinished_tasks)
q.put("x")
q.task_done()
try:
    q.task_done()
except ValueError as error:
    print(error, q.unfinished_tasks)
