"""A thread whose run() is the program's own: the frames of the library show their source, too."""
import threading
import traceback


class Worker(threading.Thread):
    def run(self):
        self.work()

    def work(self):
        raise ValueError("no work")


def tell(args):
    lines = traceback.format_exception(args.exc_type, args.exc_value, args.exc_traceback)
    text = "".join(lines).splitlines()
    print(text[0])
    for line in text[2:]:
        print(line)


threading.excepthook = tell
worker = Worker()
worker.start()
worker.join()


def fail():
    for frame, line in traceback.walk_stack(None):
        summary = traceback.StackSummary.extract([(frame, line)])[0]
        print(summary.name, "|", summary.line)


thread = threading.Thread(target=fail)
thread.start()
thread.join()
