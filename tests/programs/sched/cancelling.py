"""Events can be taken out again."""
import sched

scheduler = sched.scheduler(lambda: 0, lambda seconds: None)
first = scheduler.enterabs(0, 1, print, ("first",))
second = scheduler.enterabs(0, 2, print, ("second",))
print(scheduler.cancel(first), len(scheduler.queue))
try:
    scheduler.cancel(first)
except ValueError as error:
    print(error)
scheduler.run()
print(second.time, second.priority, second.sequence, second.action is print, second.argument, second.kwargs)
print(sched.Event.__name__, sched.Event._fields, sched.Event.time.__doc__ is not None)
