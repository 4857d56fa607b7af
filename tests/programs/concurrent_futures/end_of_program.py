"""The program ends when the submitted calls have been made."""
import concurrent.futures.thread
import threading
import time
from concurrent.futures import ThreadPoolExecutor

main_over = threading.Event()


def work(n):
    main_over.wait()
    print("call", n)


def late():
    while not concurrent.futures.thread._shutdown:
        time.sleep(0.001)
    try:
        pool.submit(print, "never")
    except RuntimeError as error:
        print(error)


pool = ThreadPoolExecutor(1)
for n in range(3):
    pool.submit(work, n)
pool.submit(late)
threading._register_atexit(main_over.set)
print("main ends")
