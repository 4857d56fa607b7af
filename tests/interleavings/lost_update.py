"""Two threads add to a total: between reading and storing it, the other may come in."""
import threading
import time

total = 0


def work(gate):
    global total
    gate.acquire()
    for _ in range(3):
        total += 1


gates = []
threads = []
for _ in range(2):
    gate = threading.Lock()
    gate.acquire()
    gates.append(gate)
    threads.append(threading.Thread(target=work, args=(gate,)))
for thread in threads:
    thread.start()
time.sleep(1)  # until all of them stand at their gates
for gate in gates:
    gate.release()
for thread in threads:
    thread.join()
print(total)
