"""Nothing can be registered when the end has begun; threads can still be started by threads."""
import threading


def work():
    threading.main_thread().join()
    try:
        threading._register_atexit(print)
    except RuntimeError as error:
        print(error)
    thread = threading.Thread(target=print, args=("late",))
    thread.start()
    thread.join()


threading.Thread(target=work).start()
