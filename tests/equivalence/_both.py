"""Runs a program's work in two threads, and feeds functions with what they expect and with what they do not."""

import _thread

notes = []


def run(work):
    """Two threads that are switched after every N instructions do the same, and note what they see in one list."""
    running, failures = [], []

    def body(name, done):
        try:
            work(lambda *what: notes.append(" ".join(map(str, (name, *what)))))
        except BaseException as error:
            failures.append(error)
        done.release()

    for name in "ab":
        done = _thread.allocate_lock()
        done.acquire()
        running.append(done)
        _thread.start_new_thread(body, (name, done))
    for done in running:
        done.acquire()
    for note in notes:
        print(note)
    for failure in failures:
        raise failure


def feed(note, function, usual, *unusual):
    """Calls a function until it is specialised and fused, then with other types, then until it is specialised anew."""
    for _ in range(10):
        function(*usual)
    for arguments in unusual:
        try:
            note(function.__name__, function(*arguments))
        except Exception as error:
            note(function.__name__, type(error).__name__, str(error))
        note(function.__name__, function(*usual))
    for _ in range(65):
        function(*usual)
    note(function.__name__, function(*usual))


class Odd:
    """An operand whose operators are Python code, which notes and may raise."""

    def __init__(self, note, fails=False):
        self.note = note
        self.fails = fails

    def _meet(self, other):
        self.note("odd", type(other).__name__)
        if self.fails:
            raise ValueError("odd")
        return 7

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _meet
    __lt__ = __gt__ = __le__ = __ge__ = __eq__ = __ne__ = _meet
    __getitem__ = __contains__ = _meet

    def __bool__(self):
        self.note("bool")
        if self.fails:
            raise ValueError("no truth")
        return False

    def __len__(self):
        self.note("len")
        return 3

    def __index__(self):
        self.note("index")
        if self.fails:
            raise ValueError("no index")
        return 1


class Mortal:
    """Notes its end."""

    def __init__(self, note):
        self.note = note

    def __del__(self):
        self.note("deleted")

    def __add__(self, other):
        return Mortal(self.note)

    __radd__ = __sub__ = __mul__ = __add__
