"""ExitStack leaves its managers in reverse order."""
from contextlib import ExitStack, contextmanager


@contextmanager
def step(name):
    print("enter", name)
    try:
        yield name
    finally:
        print("exit", name)


with ExitStack() as stack:
    print([stack.enter_context(step(n)) for n in "abc"])
    stack.callback(print, "callback", 1, sep=":")

    @stack.push
    def on_exit(kind, value, traceback):
        print("on_exit", kind, value)

    print("body")

with ExitStack() as stack:
    stack.enter_context(step("kept"))
    later = stack.pop_all()
print("stack left")
later.close()

with ExitStack() as stack:
    stack.push(lambda kind, value, traceback: True)
    raise ValueError("suppressed")
print("after")
for bad in (lambda s: s.enter_context(3), lambda s: s.callback()):
    try:
        bad(ExitStack())
    except TypeError as error:
        print(error)
