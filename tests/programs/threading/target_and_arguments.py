"""A thread calls its target with the arguments it was given."""
import threading


def show(*args, **kwargs):
    print(args, kwargs)


for thread in [
    threading.Thread(target=show),
    threading.Thread(target=show, args=(1, 2)),
    threading.Thread(target=show, args=[3, 4], kwargs={"five": 5}),
    threading.Thread(None, show, "name", ("a",), {"b": "c"}),
    threading.Thread(target=show, args="xy"),
    threading.Thread(target=print, args=("printed",), kwargs={"end": "!\n"}),
    threading.Thread(),
]:
    print(thread.start(), thread.join())
try:
    threading.Thread(None, show, None, (), {}, True)
except TypeError as error:
    print(error)
try:
    threading.Thread(group="g", target=show)
except AssertionError as error:
    print(error)
