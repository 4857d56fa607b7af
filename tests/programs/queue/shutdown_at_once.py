"""An immediate shutdown throws the items away."""
import queue

q = queue.Queue()
for n in range(3):
    q.put(n)
q.get()
print(q.shutdown(immediate=True), q.qsize(), q.unfinished_tasks)
try:
    q.get()
except queue.ShutDown as error:
    print(repr(error))
q.task_done()
q.join()
try:
    q.task_done()
except ValueError as error:
    print(error)
q = queue.Queue()
q.put(1)
q.shutdown()
q.shutdown(True)
print(q.qsize(), q.unfinished_tasks, q.join())
