"""A generator that waits keeps its code when its function gets another."""


def numbers():
    yield 1
    yield 2


def letters():
    letter = "a"
    other = "b"
    yield letter + other
    yield other
    yield letter


running = numbers()
print(next(running))
numbers.__code__ = letters.__code__
print(next(running), list(running), list(numbers()))


def caller():
    """A call from a generator, deep and with all kinds of parameters."""
    def plain(a, b):
        return a - b

    def recursive(n):
        return 0 if n == 0 else 1 + recursive(n - 1)

    def keywords(a, *rest, b=5, **more):
        return a, rest, b, sorted(more)

    yield plain(5, 3)
    yield recursive(300)
    yield keywords(1, 2, 3, c=4)
    yield plain(b=1, a=2)
    yield [plain(x, 1) for x in range(3)]


print(list(caller()))


def outer(n):
    received = []
    while n:
        received.append((yield from inner(n)))
        n -= 1
    return received


def inner(n):
    sent = yield n
    try:
        again = yield sent
    except KeyError as error:
        return repr(error)
    return sent, again


generator = outer(3)
print(next(generator), generator.send("x"), generator.send("y"), generator.send("z"))
print(generator.throw(KeyError("k")), generator.send(1))
try:
    generator.send(2)
except StopIteration as stop:
    print(stop.value)


def endless():
    try:
        while True:
            try:
                yield
            except ValueError:
                print("caught")
    finally:
        print("closed")


def delegate():
    yield from endless()


waiting = delegate()
next(waiting)
waiting.throw(ValueError)
waiting.close()


def itself():
    yield next(me)


me = itself()
try:
    next(me)
except ValueError as error:
    print(error)


def send_early():
    yield from start()


def start():
    yield 1


try:
    send_early().send(1)
except TypeError as error:
    print(error)


def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


print(sum(deep(200)), len(list(deep(150))))
