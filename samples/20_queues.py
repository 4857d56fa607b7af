"""Queues: handing things from thread to thread. A pipeline, workers with tasks, priorities, closing time."""
import queue
import threading


def start(*targets):
    threads = [threading.Thread(target=target, args=args) for target, *args in targets]
    for thread in threads:
        thread.start()
    return threads


# A pipeline: each stage takes from one queue and puts to the next. The last item closes it.
END = object()


def stage(work, source, target):
    while (item := source.get()) is not END:
        for result in work(item):
            target.put(result)
    target.put(END)


lines, words, lengths = queue.Queue(), queue.Queue(maxsize=2), queue.Queue()
threads = start((stage, str.split, lines, words), (stage, lambda word: [(len(word), word)], words, lengths))
for line in ["a queue has two ends", "and a lock in between"]:
    lines.put(line)
lines.put(END)
while (item := lengths.get()) is not END:
    print(item, end=" ")
print()
for thread in threads:
    thread.join()

# Workers and tasks: join() of the queue waits until every task is done, not merely taken.
tasks = queue.Queue()
squares = {}


def worker():
    while True:
        number = tasks.get()
        try:
            squares[number] = number ** 2
        finally:
            tasks.task_done()


for _ in range(3):
    threading.Thread(target=worker, daemon=True).start()  # daemons: the program may end without them
for number in range(10):
    tasks.put(number)
tasks.join()
print(sorted(squares.values()), tasks.unfinished_tasks)

# Which comes first: the oldest, the newest, the smallest.
for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    line = kind()
    for item in [3, 1, 4, 1, 5]:
        line.put(item)
    print(f"{kind.__name__:13}", [line.get() for _ in range(line.qsize())])

# Full and empty.
small = queue.Queue(maxsize=1)
small.put("the only one")
for attempt in (lambda: small.put("one too many", timeout=0.005), lambda: small.put_nowait("one too many"),
                lambda: small.get() and small.get_nowait()):
    try:
        attempt()
    except (queue.Full, queue.Empty) as error:
        print(type(error).__name__, end=" ")
print()

# Closing time (since 3.13): what is in the queue can still be taken, then get() raises ShutDown. No END is needed.
desk = queue.Queue()
served = []


def serve():
    try:
        while True:
            served.append(desk.get())
    except queue.ShutDown:
        served.append("closed")


clerks = start((serve,), (serve,))
for customer in range(5):
    desk.put(customer)
desk.shutdown()
for clerk in clerks:
    clerk.join()
print(sorted(map(str, served)))
try:
    desk.put("late")
except queue.ShutDown:
    print("no more customers")
