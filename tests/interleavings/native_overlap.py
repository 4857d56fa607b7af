"""A digest of much data is computed without the lock; bytecode goes on until it is done."""
import hashlib
import threading

steps = 0
done = False


def work():
    global done
    digest = hashlib.sha256(bytes(1_000_000)).hexdigest()
    done = True
    print(digest[:8])


thread = threading.Thread(target=work, name="hash")
thread.start()
while not done:
    steps += 1
thread.join()
print("counted meanwhile:", steps > 100)
