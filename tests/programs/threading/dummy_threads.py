"""A thread made by _thread has a dummy as its object."""
import _thread
import threading

done = threading.Lock()


def work():
    me = threading.current_thread()
    print(type(me).__name__, me.name, me.daemon, me.is_alive(), me.ident == threading.get_ident())
    print(me is threading.current_thread(), me in threading.enumerate(), isinstance(me, threading.Thread))
    try:
        me.join()
    except RuntimeError as error:
        print(error)
    print(threading.Thread().daemon)
    done.release()


for _ in range(2):
    done.acquire()
    _thread.start_new_thread(work, ())
    done.acquire()
    done.release()
