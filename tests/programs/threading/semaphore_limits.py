"""No more threads than the semaphore allows are inside."""
import threading

semaphore = threading.BoundedSemaphore(3)
lock = threading.Lock()
inside = most = 0
three_inside = threading.Barrier(3)


def work():
    global inside, most
    with semaphore:
        with lock:
            inside += 1
            most = max(most, inside)
        three_inside.wait()
        with lock:
            inside -= 1


threads = [threading.Thread(target=work) for _ in range(9)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most <= 3, inside, semaphore._value)
