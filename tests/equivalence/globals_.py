"""Globals and built-ins that come, change and go, alone and with a local behind them."""

from _both import feed, run

number = 5


def one(a):
    return a


def read(x):
    return number


def call(x):
    return one(x)


def builtin(x):
    return abs(x)


def missing(x):
    return absent


def written(x):
    global number
    number = x
    return number


def both(x):
    return number, x, abs, x


def work(note):
    functions = read, call, builtin, both, written
    for function in functions:
        feed(note, function, (5,), ("x",))
    feed(note, read, (5,), (1,))
    space = globals()
    for i in range(90):
        space["new" + str(i % 30)] = i
        note(read(i), call(i), builtin(-i))
    for name, value in (("abs", lambda x: "own"), ("number", "changed"), ("one", lambda a: "other")):
        old = space.get(name)
        space[name] = value
        for function in functions[:4]:
            feed(note, function, (5,), (-1,))
        if old is None:
            del space[name]
        else:
            space[name] = old
        for function in functions[:4]:
            feed(note, function, (5,), (-1,))
    del space["number"]
    for i in range(20):
        try:
            note(read(i))
        except NameError as error:
            note(error)
        if i == 10:
            space["number"] = 6
    try:
        missing(1)
    except NameError as error:
        note(error)
    import builtins
    builtins.absent = "there"
    feed(note, missing, (1,), (2,))
    del builtins.absent
    try:
        missing(1)
    except NameError as error:
        note(error)


import _thread

lock = _thread.allocate_lock()


def one_by_one(note):
    with lock:
        work(note)


run(one_by_one)
