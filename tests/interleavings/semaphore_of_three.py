"""At most three of five are inside at the same time."""
import threading
import time

room = threading.Semaphore(3)
inside = 0


def visit(number):
    global inside
    with room:
        inside += 1
        print(f"{number} enters, {inside} inside")
        time.sleep(0.1 * (number + 1))
        inside -= 1
        print(f"{number} leaves")


threads = [threading.Thread(target=visit, args=(number,)) for number in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
