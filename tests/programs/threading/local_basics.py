"""Every thread sees its own attributes of a local()."""
import threading

data = threading.local()
data.value = "main's"


def work(n):
    print(hasattr(data, "value"), sorted(data.__dict__))
    data.value = n
    data.other = n * n
    print(data.value, data.other, sorted(data.__dict__.items()))
    del data.value
    try:
        data.value
    except AttributeError as error:
        print(error)
    try:
        del data.value
    except AttributeError as error:
        print(error)


for n in range(2):
    thread = threading.Thread(target=work, args=(n,))
    thread.start()
    thread.join()
print(data.value, data.__dict__)
data.__dict__["more"] = 1
print(data.more, vars(data))
