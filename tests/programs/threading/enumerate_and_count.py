"""enumerate() and active_count() go by the threads that are alive."""
import threading

print(threading.enumerate() == [threading.main_thread()], threading.active_count())
gate = threading.Event()
threads = [threading.Thread(target=gate.wait, name=f"t{n}", daemon=n == 2) for n in range(3)]
print(threading.active_count())
for thread in threads:
    thread.start()
print([thread.name for thread in threading.enumerate()], threading.active_count())
gate.set()
for thread in threads:
    thread.join()
print([thread.name for thread in threading.enumerate()], threading.active_count())
