"""is_alive(), ident and repr() before, during and after a thread's life."""
import threading

inside = threading.Event()
gate = threading.Event()


def work():
    inside.set()
    gate.wait()


for daemon in (False, True):
    inside.clear()
    gate.clear()
    thread = threading.Thread(target=work, daemon=daemon)
    print(repr(thread), thread.is_alive(), thread.ident, thread.native_id)
    thread.start()
    inside.wait()
    print(thread.is_alive(), repr(thread).replace(f" {thread.ident})>", " IDENT)>"))
    gate.set()
    thread.join()
    print(thread.is_alive(), repr(thread).replace(f" {thread.ident})>", " IDENT)>"))


class Worker(threading.Thread):
    pass


print(repr(Worker(name="it")))
print(repr(threading.main_thread()).replace(f" {threading.get_ident()})>", " IDENT)>"))
