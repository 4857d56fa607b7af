"""Thread pools: calls that others make, and futures, which are their results to come."""
import threading
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, as_completed, wait

with ThreadPoolExecutor(max_workers=3, thread_name_prefix="pool") as pool:
    # submit() returns at once. result() waits, and raises what the call raised.
    future = pool.submit(divmod, 17, 5)
    print(future.result(), future.done())
    broken = pool.submit(divmod, 17, 0)
    print(repr(broken.exception()))

    # map() is like the built-in one, but all calls are on their way; the results come in order.
    print(list(pool.map(pow, range(5), [2] * 5)))

    # as_completed() gives the first that is done. The gates settle which that is.
    gates = [threading.Event() for _ in range(3)]

    def finish(number):
        gates[number].wait()
        return number

    futures = [pool.submit(finish, number) for number in range(3)]
    gates[2].set()
    for future in as_completed(futures):
        print("done:", future.result())
        gates[future.result() - 1].set()

    # wait() for some, or for all.
    for gate in gates:
        gate.clear()
    futures = [pool.submit(finish, number) for number in range(3)]
    gates[1].set()
    done, waiting = wait(futures, return_when=FIRST_COMPLETED)
    print([future.result() for future in done], len(waiting))
    for gate in gates:
        gate.set()
    print(len(wait(futures).done))

# Leaving the `with` waits for all calls; after that none is accepted.
try:
    pool.submit(print, "never")
except RuntimeError as error:
    print(error)

# A call that has not begun can be cancelled.
pool = ThreadPoolExecutor(max_workers=1)
gate, begun = threading.Event(), threading.Event()
running = pool.submit(lambda: (begun.set(), gate.wait()))
queued = pool.submit(print, "never")
begun.wait()
print("cancelled:", running.cancel(), queued.cancel())
gate.set()
pool.shutdown()


# Futures in one's own hands: a promise to be kept by somebody else, and a chain of callbacks.
def then(future, function):
    """A future for function(result of future)."""
    following = Future()

    def done(future):
        try:
            following.set_result(function(future.result()))
        except Exception as error:
            following.set_exception(error)
    future.add_done_callback(done)
    return following


promise = Future()
answer = then(then(promise, str.strip), int)
failed = then(then(answer, lambda number: 10 // (number - 42)), str)
thread = threading.Thread(target=promise.set_result, args=(" 42 ",))
thread.start()
print(answer.result(), repr(failed.exception()))
thread.join()


# A small build: every target waits for those it needs.
needs = {"app": ["main", "library"], "main": ["parser"], "library": ["parser"], "parser": []}
made = []


def build(target):
    for needed in needs[target]:
        futures[needed].result()
    made.append(target)


futures = {}
with ThreadPoolExecutor(max_workers=4) as pool:
    for target in reversed(needs):
        futures[target] = pool.submit(build, target)
print(made[0], sorted(made[1:3]), made[3])
