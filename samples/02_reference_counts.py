"""Reference counts: an object dies the moment its last reference goes, and `__del__` runs then."""
import gc
import sys
import weakref


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(f"  {self.name} is gone")


print("rebinding")
item = Noisy("first")
item = Noisy("second")
print("del")
del item

print("two references")
item = other = Noisy("shared")
print(sys.getrefcount(item) - 1)  # less the reference that the call itself holds
del item
print("one is left")
del other

print("a local dies with its frame")


def function():
    local = Noisy("local")
    print("  still here:", local.name)


function()
print("a list frees what it holds from its end")
box = [Noisy("a"), Noisy("b")]
box.clear()

print("a weak reference does not keep its object alive")
item = Noisy("watched")
watch = weakref.ref(item, lambda ref: print("  callback:", ref()))
print(watch() is item)
del item
print(watch())

print("a cycle needs the collector")
gc.disable()
one, two = Noisy("one"), Noisy("two")
one.friend, two.friend = two, one
del one, two
print("unreachable, and yet nothing has happened")
print("found:", gc.collect() > 0)

print("an exception keeps its frames, and so their locals, until it is dropped")


def failing():
    local = Noisy("local of a failed frame")
    raise ValueError(local.name)


try:
    failing()
except ValueError as error:
    print("caught:", error)
    print("while it is being handled, the frame stays")
print("the end of the module frees its names")
last = Noisy("last")
