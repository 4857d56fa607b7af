"""A timer calls its function later, unless it is cancelled."""
import threading

done = threading.Event()


def function(*args, **kwargs):
    print(threading.current_thread().name, args, kwargs)
    done.set()


timer = threading.Timer(0.01, function, args=[1, 2], kwargs={"three": 3})
print(timer.interval, timer.function is function, timer.args, timer.kwargs, timer.finished.is_set(), timer.daemon)
timer.start()
done.wait()
timer.join()
print(timer.finished.is_set(), timer.is_alive())
timer = threading.Timer(100, function)
print(timer.args, timer.kwargs)
timer.start()
print(timer.is_alive())
timer.cancel()
timer.join()
print(timer.is_alive(), timer.finished.is_set())
timer = threading.Timer(0, function, ("at once",))
timer.start()
timer.join()
timer.cancel()
timer = threading.Timer(0, function)
timer.cancel()
timer.start()
timer.join()
print(isinstance(timer, threading.Thread), repr(threading.Timer(1, print)))
try:
    threading.Timer(1)
except TypeError as error:
    print(error)
