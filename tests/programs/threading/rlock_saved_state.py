"""The methods by which a Condition lets go of an RLock altogether."""
import threading

for lock in (threading.RLock(), threading._PyRLock()):
    lock.acquire()
    lock.acquire()
    state = lock._release_save()
    print(state[0], state[1] == threading.get_ident(), len(state), lock._is_owned(), lock._recursion_count())
    print(lock._acquire_restore(state), lock._is_owned(), lock._recursion_count())
    lock.release()
    lock.release()
    print(lock._is_owned())
