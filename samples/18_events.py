"""Events: flags that threads wait for. Starting together, traffic lights, stopping politely."""
import threading

# A starting pistol: nobody runs before it.
pistol = threading.Event()
ready = threading.Barrier(4)
running = []


def runner(name):
    ready.wait()
    pistol.wait()
    running.append(name)


runners = [threading.Thread(target=runner, args=(name,)) for name in ("Ada", "Bob", "Cleo")]
for thread in runners:
    thread.start()
ready.wait()
print("before the shot:", running)
pistol.set()
for thread in runners:
    thread.join()
print("after the shot:", sorted(running), "- the flag stays up:", pistol.is_set(), pistol.wait())


# A traffic light, and cars that go while it is green. Each change waits until the cars have seen it.
class Light:
    def __init__(self):
        self.green = threading.Event()
        self.red = threading.Event()
        self.red.set()

    def change(self):
        old, new = (self.red, self.green) if self.red.is_set() else (self.green, self.red)
        old.clear()
        new.set()


light = Light()
seen = threading.Semaphore(0)


def cars():
    for car in range(3):
        light.green.wait()
        print(f"  car {car} goes")
        seen.release()
        light.red.wait()
        seen.release()


thread = threading.Thread(target=cars)
thread.start()
for change in range(3):
    print("red" if light.red.is_set() else "green", "->", "green")
    light.change()
    seen.acquire()
    light.change()
    print("green -> red")
    seen.acquire()
thread.join()


# A worker that can be told to stop: it looks at the flag, and sleeps on it.
class Worker(threading.Thread):
    def __init__(self):
        super().__init__(name="worker")
        self.stopping = threading.Event()
        self.started_work = threading.Event()
        self.naps = 0

    def run(self):
        # wait() is a sleep that can be cut short: False is a timeout.
        while not self.stopping.wait(timeout=0.001):
            self.naps += 1
            self.started_work.set()
        print("worker: told to stop")

    def stop(self):
        self.stopping.set()
        self.join()


worker = Worker()
worker.start()
worker.started_work.wait()
worker.stop()
print(worker.naps >= 1, worker.is_alive())

# A timer is a thread that waits for an event with a timeout, and can be cancelled by setting it.
done = threading.Event()
quick = threading.Timer(0.005, lambda: (print("the timer rings"), done.set()))
slow = threading.Timer(1000, print, args=("never",))
quick.start()
slow.start()
done.wait()
slow.cancel()
quick.join()
slow.join()
print(slow.finished.is_set())
