"""Two events hand a turn back and forth."""
import threading

ping, pong = threading.Event(), threading.Event()
log = []


def play(name, mine, other):
    for n in range(4):
        mine.wait()
        mine.clear()
        log.append(f"{name}{n}")
        other.set()


threads = [threading.Thread(target=play, args=("pong", pong, ping)),
           threading.Thread(target=play, args=("ping", ping, pong))]
for thread in threads:
    thread.start()
ping.set()
for thread in threads:
    thread.join()
print(*log)
