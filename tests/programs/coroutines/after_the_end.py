# What a coroutine that has ended says, and the frame of one that never began.
import types
import warnings


async def work():
    return "done"


def attempt(action, *args):
    try:
        print(action(*args))
    except BaseException as error:
        print(type(error).__name__, error, error.__context__)


for make in (lambda coroutine: coroutine, lambda coroutine: coroutine.__await__()):
    iterator = make(work())
    attempt(iterator.send, None)
    attempt(iterator.send, None)
    attempt(iterator.throw, ValueError("late"))
    attempt(iterator.throw, GeneratorExit)
    attempt(iterator.close)


def generator():
    yield 1


finished = generator()
list(finished)
attempt(finished.throw, ValueError("late"))
attempt(next, finished)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    coroutine = work()
    coroutine.cr_frame.clear()
    print([str(warning.message) for warning in caught])
    coroutine.close()

print(types.CoroutineType.send.__doc__)
print(types.GeneratorType.send.__doc__)
print(types.CoroutineType.close.__doc__)
