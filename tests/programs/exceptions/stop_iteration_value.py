# The value of StopIteration.
def g():
    yield 1
    return "result"
it = g()
next(it)
try:
    next(it)
except StopIteration as e:
    print(e.value, e.args, repr(e))
try:
    next(it)
except StopIteration as e:
    print(e.value, e.args)
print(StopIteration().value, StopIteration(1, 2).value, next(it, "default"))
class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration("stop value")
def d():
    r = yield from It()
    print("got", r)
    yield "end"
print(list(d()), list(It()))
