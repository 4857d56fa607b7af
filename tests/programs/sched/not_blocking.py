"""run(blocking=False) runs what is due and tells when to come again."""
import sched

now = 0
scheduler = sched.scheduler(lambda: now, lambda seconds: print("delay", seconds))
for time in (1, 2, 5):
    scheduler.enterabs(time, 1, print, (time,))
print(scheduler.run(blocking=False))
now = 2
print(scheduler.run(False))
now = 9
print(scheduler.run(False), scheduler.run(False))
