# iter(callable, sentinel).
it = iter([3, 2, 1, 0, 5].pop, 2)
print(list(it), type(it).__name__, next(it, "done"))
n = 0
def inc():
    global n
    n += 1
    return n
print(list(iter(inc, 5)), list(iter(lambda: "x", "x")), list(zip(iter(inc, 100), "abc")))
def stop():
    raise StopIteration
print(list(iter(stop, 0)))
def err(): raise ValueError("e")
try: list(iter(err, 0))
except ValueError as e: print(e)
for args in ((5, 1), ([], 1), (inc,), ()):
    try: iter(*args)
    except TypeError as e: print(e)
class Eq:
    def __eq__(self, o): print("eq", o); return o == 202 if isinstance(o, int) else True
n = 200
print(list(iter(inc, Eq())))
