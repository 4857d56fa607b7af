"""A bounded semaphore refuses to be released too often."""
import threading

semaphore = threading.BoundedSemaphore(1)


def work():
    with semaphore:
        print("inside")
    try:
        semaphore.release()
    except ValueError as error:
        print(error)


thread = threading.Thread(target=work)
thread.start()
thread.join()
