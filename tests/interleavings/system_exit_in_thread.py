"""sys.exit() ends its thread without a word."""
import sys
import threading


def leave():
    print("leaving")
    sys.exit(3)


thread = threading.Thread(target=leave)
thread.start()
thread.join()
print("main goes on")
