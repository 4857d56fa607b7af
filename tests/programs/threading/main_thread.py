"""The main thread as an object."""
import threading

main = threading.main_thread()
print(main is threading.current_thread(), main.name, main.daemon, main.is_alive(), type(main).__name__)
print(isinstance(main, threading.Thread))


def look():
    print(threading.main_thread() is main, threading.current_thread() is main)


thread = threading.Thread(target=look)
thread.start()
thread.join()
try:
    main.start()
except RuntimeError as error:
    print(error)
