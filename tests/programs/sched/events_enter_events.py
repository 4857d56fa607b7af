"""An event may enter others, and one that raises leaves the rest."""
import sched
import threading

scheduler = sched.scheduler()


def again(n):
    print(n)
    if n:
        scheduler.enter(0.001, 1, again, (n - 1,))


again(3)
scheduler.run()


def fail():
    raise KeyError


scheduler.enter(0, 1, fail)
scheduler.enter(0, 2, print, ("after",))
try:
    scheduler.run()
except KeyError:
    print(len(scheduler.queue))
scheduler.run()
thread = threading.Thread(target=scheduler.run)
scheduler.enter(0, 1, lambda: print(threading.current_thread() is thread))
thread.start()
thread.join()
