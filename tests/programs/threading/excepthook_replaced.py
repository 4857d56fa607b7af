"""threading.excepthook is given what happened, and where."""
import threading


def hook(args):
    print(type(args).__name__, args.exc_type.__name__, args.exc_value, args.thread.name)
    print(args.exc_traceback is args.exc_value.__traceback__, len(args), args[0] is args.exc_type)
    frames = []
    traceback = args.exc_traceback
    while traceback:
        frames.append(traceback.tb_frame.f_code.co_name)
        traceback = traceback.tb_next
    print(frames[-1])


def work():
    raise KeyError("key")


def leave():
    raise SystemExit(4)


threading.excepthook = hook
for target in (work, leave):
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()
threading.excepthook = threading.__excepthook__
print(threading.excepthook is threading.__excepthook__)
