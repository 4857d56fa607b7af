"""A generator that is running in one thread cannot be resumed in another."""
import threading

inside = threading.Event()
gate = threading.Event()


def generate():
    inside.set()
    gate.wait()
    yield 1
    yield 2


generator = generate()
thread = threading.Thread(target=lambda: print("the thread got", next(generator)))
thread.start()
inside.wait()
for attempt in (lambda: next(generator), lambda: generator.send(None), generator.close,
                lambda: generator.throw(KeyError)):
    try:
        attempt()
    except ValueError as error:
        print(error)
print(generator.gi_running)
gate.set()
thread.join()
print(generator.gi_running, list(generator))
