# Sets of signals: what is none is refused, however great.
import signal

for mask in [1 << 1000], [65], [0], [-1], ["x"], 5:
    try:
        print(signal.pthread_sigmask(signal.SIG_BLOCK, mask))
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
print(hasattr(signal, "_wraps"), signal.signal.__module__, signal.sigwait.__module__)
