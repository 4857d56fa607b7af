"""A thread that has ended keeps neither its target nor its arguments alive."""
import threading
import weakref


class Thing:
    def method(self):
        pass


thing = Thing()
reference = weakref.ref(thing)
thread = threading.Thread(target=thing.method, args=(), kwargs={})
del thing
print(reference() is not None)
thread.start()
thread.join()
print(reference() is None)
thing = Thing()
reference = weakref.ref(thing)
thread = threading.Thread(target=repr, args=(thing,))
thread.start()
thread.join()
del thing
print(reference() is None)
