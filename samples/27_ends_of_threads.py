"""How threads end: exceptions, exits, daemons, and what the end of the program waits for."""
import atexit
import sys
import threading

# An exception ends its thread alone. threading.excepthook tells about it; the default one prints a traceback.
reports = []
threading.excepthook = lambda args: reports.append((args.thread.name, args.exc_type.__name__, str(args.exc_value)))


def fail():
    raise KeyError("lost")


def leave():
    sys.exit("not an error: the thread ends, the program does not")


for target in (fail, leave):
    thread = threading.Thread(target=target, name=target.__name__)
    thread.start()
    thread.join()
print(reports)


# join() does not raise what the thread raised. Who wants that keeps it.
class Task(threading.Thread):
    def __init__(self, function, *args):
        super().__init__()
        self.call = function, args
        self.result = self.error = None

    def run(self):
        function, args = self.call
        try:
            self.result = function(*args)
        except BaseException as error:
            self.error = error

    def outcome(self):
        self.start()
        self.join()
        if self.error is not None:
            raise self.error
        return self.result


print(Task(int, "12").outcome())
try:
    Task(int, "twelve").outcome()
except ValueError as error:
    print(error)


# Threads cannot be killed from outside. They are asked, at places where it does no harm.
class Cancelled(Exception):
    pass


class Token:
    def __init__(self):
        self.event = threading.Event()

    def check(self):
        if self.event.is_set():
            raise Cancelled


token = Token()
steps = 0
three_steps = threading.Event()


def long_work():
    global steps
    try:
        while True:
            token.check()
            steps += 1
            if steps == 3:
                three_steps.set()
                token.event.wait()
    except Cancelled:
        print("cancelled after", steps, "steps; tidied up")


thread = threading.Thread(target=long_work)
thread.start()
three_steps.wait()
token.event.set()
thread.join()

# The mistakes that are errors at once.
thread = threading.Thread(target=print)
for mistake in (thread.join, threading.current_thread().join, lambda: (thread.start(), thread.join(), thread.start())):
    try:
        mistake()
    except RuntimeError as error:
        print("RuntimeError:", error)


# The end of the program: it waits for all threads but daemons, then calls what `atexit` knows, and the daemons are no
# more: not even their `finally` runs.
def daemon():
    try:
        asleep.set()
        threading.Event().wait()
    finally:
        print("never printed")


def patient():
    threading.main_thread().join()
    print("the main thread has ended, this one goes on")


asleep = threading.Event()
atexit.register(print, "good bye")
threading.Thread(target=daemon, daemon=True).start()
asleep.wait()
threading.Thread(target=patient).start()
print("last line of the main thread")
