"""stack_size() sets the size for threads to come and returns the last."""
import threading

print(threading.stack_size(), threading.stack_size(262144), threading.stack_size(), threading.stack_size(0))
for size in (-1, 100, 4095):
    try:
        threading.stack_size(size)
    except ValueError as error:
        print(error)
try:
    threading.stack_size("big")
except TypeError as error:
    print(error)
threading.stack_size(1 << 20)
thread = threading.Thread(target=print, args=("runs",))
thread.start()
thread.join()
print(threading.stack_size())
