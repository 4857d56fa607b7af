"""Conditions: waiting until something is the case, without asking all the time."""
import threading

# A poem for two voices. Each waits for its turn, and hands it over.
condition = threading.Condition()
turn = 0

verses = [
    "Two threads diverged in a yellow wood,",
    "And sorry I could not run both",
    "And be one core, long I stood",
    "And held the lock, as others would.",
]


def recite(voice):
    global turn
    for number in range(voice, len(verses), 2):
        with condition:
            # wait() lets go of the lock and takes it again; what it was notified of has to be looked at anew,
            # so it always stands in a loop. wait_for() is that loop.
            while turn != number:
                condition.wait()
            print(f"{'left' if voice == 0 else 'right':5} | {verses[number]}")
            turn += 1
            condition.notify()


voices = [threading.Thread(target=recite, args=(voice,)) for voice in (1, 0)]
for voice in voices:
    voice.start()
for voice in voices:
    voice.join()


# A buffer with room for three: two conditions, one lock.
class Buffer:
    def __init__(self, room):
        self.items = []
        self.room = room
        lock = threading.Lock()
        self.not_empty = threading.Condition(lock)
        self.not_full = threading.Condition(lock)
        self.most = 0

    def put(self, item):
        with self.not_full:
            self.not_full.wait_for(lambda: len(self.items) < self.room)
            self.items.append(item)
            self.most = max(self.most, len(self.items))
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            self.not_empty.wait_for(lambda: self.items)
            item = self.items.pop(0)
            self.not_full.notify()
            return item


buffer = Buffer(3)


def produce():
    for n in range(20):
        buffer.put(n)
    buffer.put(None)


received = []


def consume():
    while (item := buffer.get()) is not None:
        received.append(item)


threads = [threading.Thread(target=target) for target in (consume, produce)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(received == list(range(20)), buffer.most <= 3)

# Only the owner of the lock may wait or notify: otherwise what he has looked at could change in between, and the
# notification come before the wait.
for method in (condition.wait, condition.notify):
    try:
        method()
    except RuntimeError as error:
        print(error)

# Nobody waits for ever who gives a timeout.
with condition:
    print(condition.wait(timeout=0.01), condition.wait_for(lambda: turn == len(verses), timeout=0.01))
