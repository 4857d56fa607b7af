import atexit


def say(*args, **kwargs):
    print('bye', args, kwargs)


@atexit.register
def first():
    print('first')


atexit.register(say, 1, key=2)
atexit.register(say, 3)
atexit.register(first)
atexit.unregister(first)
try:
    atexit.register(1)
except TypeError as error:
    print(error)
print('end')
