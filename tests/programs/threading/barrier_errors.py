"""What a barrier refuses."""
import threading

for parties in (0, -1, "2"):
    try:
        threading.Barrier(parties)
    except Exception as error:
        print(type(error).__name__, error)
print(threading.BrokenBarrierError.__mro__)
barrier = threading.Barrier(2)
try:
    barrier.parties = 3
except AttributeError as error:
    print(error)
