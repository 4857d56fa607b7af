"""Events run by time, then by priority, then as they were entered."""
import sched

now = 0


def wait(seconds):
    global now
    now += seconds
    if seconds:
        print("waits", seconds)


scheduler = sched.scheduler(lambda: now, wait)
print(scheduler.empty(), scheduler.run())
scheduler.enter(5, 1, print, ("five",))
scheduler.enter(1, 2, print, ("one, second",))
scheduler.enter(1, 1, print, argument=("one", "first"), kwargs={"sep": ", "})
scheduler.enter(1, 2, print, ("one, third",))
scheduler.enterabs(3, 1, print, ("three",))
print(scheduler.empty(), [event.argument for event in scheduler.queue], len(scheduler.queue))
scheduler.run()
print(scheduler.empty(), now)
