"""Two threads write to files of their own, each in its turns, and read them back."""
import os
import tempfile
import threading

# Other runs of this program may be under way, whose random names are the same.
folder = tempfile.mkdtemp()


def copy(name):
    path = f"{folder}/{name}"
    with open(path, "w") as file:
        for number in range(3):
            file.write(f"{name} {number}\n")
            file.flush()
    with open(path) as file:
        print(file.read().split())
    os.remove(path)


threads = [threading.Thread(target=copy, name=name, args=(name,)) for name in ("left", "right")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
os.rmdir(folder)
