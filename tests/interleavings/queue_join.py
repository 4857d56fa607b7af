"""Queue.join() waits until every item has been dealt with."""
import queue
import threading

tasks = queue.Queue()


def work():
    while True:
        task = tasks.get()
        print("task", task)
        tasks.task_done()


threading.Thread(target=work, daemon=True).start()
for task in "ab":
    tasks.put(task)
tasks.join()
print("all done")
