"""Two threads add to a total: between reading and storing it, the other may come in."""
import threading

total = 0
go = threading.Event()


def work():
    global total
    go.wait()
    for _ in range(2):
        total += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
go.set()
for thread in threads:
    thread.join()
print(total)
