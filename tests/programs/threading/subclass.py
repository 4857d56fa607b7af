"""A subclass overrides run(), and calls the base class's __init__ first."""
import threading


class Square(threading.Thread):
    def __init__(self, number):
        super().__init__(name=f"square of {number}")
        self.number = number
        self.result = None

    def run(self):
        self.result = self.number ** 2


threads = [Square(n) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
    print(thread.name, thread.result)


class Extended(threading.Thread):
    def run(self):
        print("before")
        super().run()
        print("after")


thread = Extended(target=print, args=("target",))
thread.start()
thread.join()
