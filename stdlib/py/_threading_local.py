"""Thread-local data without the help of `_thread`: the same class as `threading.local`, in Python.

While an attribute is looked up, the namespace of the calling thread takes the place of the object's `__dict__`.
"""

from contextlib import contextmanager
from weakref import ref

__all__ = ["local"]


class _Namespaces:
    """The namespaces of one `local`, by thread. Threads and the `local` know of each other only weakly."""

    __slots__ = "arguments", "by_thread", "key", "lock", "__weakref__"

    def __init__(self, arguments):
        self.arguments = arguments
        self.by_thread = {}
        # Under this name a thread's own attributes refer to what clears up after it.
        self.key = f"_threading_local._Namespaces.{id(self)}"
        self.lock = RLock()

    def current(self):
        """The namespace of the calling thread; KeyError if it has none yet."""
        return self.by_thread[id(current_thread())][1]

    def add(self):
        """Make a namespace for the calling thread."""
        thread = current_thread()
        number = id(thread)
        key = self.key

        def forget_thread(_, number=number):
            own = own_ref()
            if own is not None:
                own.by_thread.pop(number, None)

        def forget_namespaces(_, key=key):
            thread = thread_ref()
            if thread is not None:
                thread.__dict__.pop(key, None)

        own_ref = ref(self, forget_namespaces)
        thread_ref = ref(thread, forget_thread)
        thread.__dict__[key] = own_ref
        namespace = {}
        self.by_thread[number] = thread_ref, namespace
        return namespace


@contextmanager
def _own_namespace(self):
    namespaces = object.__getattribute__(self, "_local__namespaces")
    try:
        namespace = namespaces.current()
    except KeyError:
        # Each thread has the object initialised for itself.
        namespace = namespaces.add()
        args, kwargs = namespaces.arguments
        self.__init__(*args, **kwargs)
    with namespaces.lock:
        object.__setattr__(self, "__dict__", namespace)
        yield


class local:
    """An object whose attributes every thread has for itself."""

    __slots__ = "_local__namespaces", "__dict__"

    def __new__(cls, /, *args, **kw):
        if (args or kw) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        namespaces = _Namespaces((args, kw))
        object.__setattr__(self, "_local__namespaces", namespaces)
        # __init__ is about to be called for this thread.
        namespaces.add()
        return self

    def __getattribute__(self, name):
        with _own_namespace(self):
            return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        _refuse_dict(self, name)
        with _own_namespace(self):
            return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        _refuse_dict(self, name)
        with _own_namespace(self):
            return object.__delattr__(self, name)


def _refuse_dict(self, name):
    if name == "__dict__":
        raise AttributeError(f"{self.__class__.__name__!r} object attribute '__dict__' is read-only")


# `threading` takes `local` from here where it has no other.
from threading import RLock, current_thread
