# What is left at the end of the program is finalised.
import atexit
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
atexit.register(print, "atexit one")
atexit.register(lambda: print("atexit two"))
@atexit.register
def last_registered(): print("atexit three")
def unreg(): print("never")
atexit.register(unreg); atexit.unregister(unreg)
a = D("global a")
print("end of program")
