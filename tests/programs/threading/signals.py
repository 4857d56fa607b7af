"""Signals that a program sends to itself: with kill(), raise_signal(), pthread_kill(), and waiting for blocked ones."""
import os
import signal
import threading
import time

got = []
signal.signal(signal.SIGUSR1, lambda number, frame: got.append(number))
signal.raise_signal(signal.SIGUSR1)
os.kill(os.getpid(), signal.SIGUSR1)
signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
print(got, os.kill(os.getpid(), 0))
for call in (lambda: os.kill(os.getpid(), 1000), lambda: signal.pthread_kill(threading.get_ident(), 1000),
             lambda: signal.raise_signal(1000), lambda: os.killpg(-5, 0), lambda: signal.sigwait([0])):
    try:
        call()
    except (OSError, ValueError) as error:
        print(type(error).__name__, error)

print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2]))
print(signal.pthread_sigmask(signal.SIG_BLOCK, []))
signal.raise_signal(signal.SIGUSR2)
print(signal.sigpending(), repr(signal.sigwait([signal.SIGUSR2])), signal.sigpending())
signal.raise_signal(signal.SIGUSR2)
print(signal.sigwaitinfo([signal.SIGUSR2]).si_signo, signal.sigtimedwait([signal.SIGUSR2], 0.01))
print(signal.struct_siginfo.__name__, signal.struct_siginfo.n_fields)


def later():
    time.sleep(0.02)
    print("sending")
    os.kill(os.getpid(), signal.SIGUSR2)


thread = threading.Thread(target=later)
thread.start()
print(repr(signal.sigwait({signal.SIGUSR2, signal.SIGTERM})))
thread.join()


def in_thread():
    try:
        signal.signal(signal.SIGUSR1, signal.SIG_DFL)
    except ValueError as error:
        print(error)
    signal.raise_signal(signal.SIGUSR1)


thread = threading.Thread(target=in_thread)
thread.start()
thread.join()
print(len(got))
