# sys.set_coroutine_origin_tracking_depth(): coroutines note where they were made, the innermost frame first.
import sys
import threading
import warnings


async def work():
    pass


def made():
    return work()


def origin_of(depth):
    sys.set_coroutine_origin_tracking_depth(depth)
    print(sys.get_coroutine_origin_tracking_depth(), end=" ")
    coroutine = made()
    origin = coroutine.cr_origin
    coroutine.close()
    return origin and [(line, name) for _, line, name in origin]


for depth in (0, 1, 2, 10):
    print(origin_of(depth))

# It is a thread's own.
thread = threading.Thread(target=lambda: print(sys.get_coroutine_origin_tracking_depth()))
thread.start()
thread.join()

# The warning tells it.
warnings.simplefilter("always")
sys.set_coroutine_origin_tracking_depth(2)
with warnings.catch_warnings(record=True) as caught:
    made()
for line in str(caught[0].message).splitlines():
    print(line if not line.lstrip().startswith("File") else line.partition(", ")[2])
sys.set_coroutine_origin_tracking_depth(0)

for wrong in (-1, "one"):
    try:
        sys.set_coroutine_origin_tracking_depth(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
