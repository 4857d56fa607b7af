"""Each thread has its own attributes of a threading.local."""
import threading

data = threading.local()
go = threading.Event()


def work(name):
    data.name = name
    go.wait()
    print(name, data.name)


threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
go.set()
for thread in threads:
    thread.join()
print(hasattr(data, "name"))
