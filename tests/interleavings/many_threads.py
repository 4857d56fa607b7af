"""More threads than columns: those of ended threads are used again."""
import threading

for number in range(10):
    thread = threading.Thread(target=print, args=(number,))
    thread.start()
    thread.join()
