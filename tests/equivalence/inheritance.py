"""`super()`, overridden methods, changed classes and `__class__`, class and static methods."""

from _both import feed, run


class A:
    kind = "A"

    def __init__(self, n):
        self.n = n

    def add(self, x):
        return self.n + x

    def get(self):
        return self.kind

    @classmethod
    def make(cls, n):
        return cls(n)


class B(A):
    kind = "B"

    def __init__(self, n):
        super().__init__(n)
        self.m = n

    def add(self, x):
        return super().add(x) + 1

    def get(self):
        return super().get() + super().kind


class C(B):
    def add(self, x):
        return super().add(x) + super(B, self).add(x)

    @classmethod
    def make(cls, n):
        return super().make(n)


class D(C):
    __slots__ = ()

    def add(self, x):
        return super().missing(x)


def add(p, x):
    return p.add(x)


def get(p):
    return p.get()


def make(cls, n):
    return cls.make(n).n


def work(note):
    class Hooked(A):
        def __getattribute__(self, name):
            note("get", name)
            return object.__getattribute__(self, name)

        def __setattr__(self, name, value):
            note("set", name)
            object.__setattr__(self, name, value)

    for usual in (A(1), B(2), C(3), Hooked(4)):
        feed(note, add, (usual, 2), (A(5), 2), (B(5), 2), (C(5), 1.5), (D(5), 1), (Hooked(1), 1), (usual, "x"), (5, 5))
        feed(note, get, (usual,), (A(5),), (B(5),), (C(5),), (Hooked(1),))
    for usual in (A, B, C):
        feed(note, make, (usual, 2), (A, 1), (B, 1.5), (C, "x"), (Hooked, 1), (int, 1))
    p = B(1)
    for i in range(30):
        note(add(p, i), get(p))
        if i == 10:
            p.__class__ = C
        if i == 14:
            p.get = lambda: "own"
        if i == 18:
            p.__class__ = A
        if i == 22:
            del p.get
    for i in range(12):
        note(B(i).m, type(B(i)).__name__)


run(work)
