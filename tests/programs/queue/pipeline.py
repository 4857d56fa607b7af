"""Three stages, each a thread between two queues, closed by shutdown()."""
import queue
import threading


def stage(function, source, target):
    try:
        while True:
            target.put(function(source.get()))
    except queue.ShutDown:
        target.shutdown()


first, second, third, last = (queue.Queue(2) for _ in range(4))
threads = [threading.Thread(target=stage, args=arguments) for arguments in [
    (str.strip, first, second), (str.upper, second, third), (lambda text: text + "!", third, last)]]
for thread in threads:
    thread.start()


def feed():
    for word in [" one", "two ", " three "]:
        first.put(word)
    first.shutdown()


threads.append(threading.Thread(target=feed))
threads[-1].start()
try:
    while True:
        print(last.get())
except queue.ShutDown:
    print("end")
for thread in threads:
    thread.join()
