"""wait(): for all, for the first, for the first exception."""
import threading
from concurrent.futures import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, wait,
)

gate = threading.Event()


def fail():
    raise KeyError


def show(result, names):
    print(sorted(names[f] for f in result.done), sorted(names[f] for f in result.not_done), type(result).__name__)


with ThreadPoolExecutor(3) as pool:
    slow, quick = pool.submit(gate.wait), pool.submit(pow, 2, 3)
    names = {slow: "slow", quick: "quick"}
    show(wait([slow, quick], return_when=FIRST_COMPLETED), names)
    show(wait([slow, quick], timeout=0.01), names)
    bad = pool.submit(fail)
    names[bad] = "bad"
    bad.exception()
    show(wait([slow, quick, bad], return_when=FIRST_EXCEPTION), names)
    other = pool.submit(fail)
    names[other] = "other"
    show(wait({slow, other}, return_when=FIRST_EXCEPTION, timeout=20), names)
    gate.set()
    show(wait(names, 20, ALL_COMPLETED), names)
    show(wait(names, return_when=FIRST_EXCEPTION), names)
    show(wait([]), names)
    done, not_done = wait([slow, slow])
    print(len(done), len(not_done))
    gate.clear()
    pending = pool.submit(gate.wait)
    try:
        wait([pending], return_when="SOME")
    except ValueError as error:
        print(error)
    gate.set()
