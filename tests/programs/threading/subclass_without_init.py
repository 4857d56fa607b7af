"""A thread whose __init__ was not called says so."""
import threading


class Forgetful(threading.Thread):
    def __init__(self):
        pass


thread = Forgetful()
for attempt in [
    lambda: thread.start(),
    lambda: thread.join(),
    lambda: thread.name,
    lambda: thread.ident,
    lambda: thread.native_id,
    lambda: thread.daemon,
    lambda: thread.is_alive(),
    lambda: repr(thread),
    lambda: setattr(thread, "name", "x"),
    lambda: setattr(thread, "daemon", True),
]:
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, error)
