"""Cars wait at a traffic light, and go when it turns green."""
import threading
import time

green = threading.Event()


def car(name):
    print(name, "arrives")
    green.wait()
    print(name, "drives")


cars = [threading.Thread(target=car, args=(name,), name=name) for name in ("bus", "van")]
for thread in cars:
    thread.start()
time.sleep(0.5)
print("green")
green.set()
for thread in cars:
    thread.join()
car("bike")
