"""signal: actions, handlers and timers within one process."""
import signal
import time

print(signal.SIGINT, repr(signal.SIGINT), repr(signal.SIG_DFL), repr(signal.SIG_BLOCK), signal.Signals(15).name)
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, repr(signal.getsignal(signal.SIGTERM)))
print(len(signal.Signals), signal.NSIG, len(signal.valid_signals()), max(signal.valid_signals()))
print([signal.strsignal(number) for number in (1, 2, 14, 15, 33, 34, 64)])


def handler(number, frame):
    print("handled", signal.Signals(number).name, frame.f_code.co_name)


print(repr(signal.signal(signal.SIGUSR1, handler)), signal.getsignal(signal.SIGUSR1) is handler)
signal.raise_signal(signal.SIGUSR1)


def function():
    signal.raise_signal(signal.SIGUSR1)
    return "after"


print(function())
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler)
signal.raise_signal(signal.SIGUSR1)
print(repr(signal.signal(signal.SIGUSR1, signal.SIG_DFL)))

try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt as error:
    print("interrupted", error.args)


class Late(Exception):
    pass


def raising(number, frame):
    raise Late(number)


signal.signal(signal.SIGALRM, raising)
print(signal.setitimer(signal.ITIMER_REAL, 0.02))
try:
    time.sleep(10)
except Late as error:
    print("sleep ended by", error)
print(signal.getitimer(signal.ITIMER_REAL), signal.alarm(5), signal.alarm(0))
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    while True:
        pass
except Late as error:
    print("loop ended by", error)
signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.02)
signal.pause()


def attempt(function, *args):
    try:
        print(function(*args))
    except BaseException as error:
        print(type(error), error)


attempt(signal.signal, 0, 0)
attempt(signal.signal, 65, 0)
attempt(signal.signal, 9, 0)
attempt(signal.signal, 2, 5)
attempt(signal.signal, 2, None)
attempt(signal.signal, "a", 0)
attempt(signal.strsignal, 0)
attempt(signal.raise_signal, 0)
attempt(signal.raise_signal, 100)
attempt(signal.setitimer, 5, 1)
attempt(signal.setitimer, 0, "a")
attempt(signal.getsignal, 0)
attempt(signal.getsignal, 32)
attempt(signal.set_wakeup_fd, 99)
attempt(signal.set_wakeup_fd, -1)
attempt(signal.default_int_handler, 2, None)
attempt(signal.pthread_sigmask, signal.SIG_BLOCK, [signal.SIGUSR2])
attempt(signal.pthread_sigmask, signal.SIG_UNBLOCK, [signal.SIGUSR2])
attempt(signal.pthread_sigmask, signal.SIG_BLOCK, [0])
attempt(signal.sigpending)
