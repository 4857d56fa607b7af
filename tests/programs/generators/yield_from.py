# Delegation: values, send, throw, close, return value.
def inner():
    print("inner start")
    try:
        x = yield "a"
        print("inner got", x)
        y = yield "b"
        return x, y
    except ValueError as e:
        print("inner caught", e)
        yield "recovered"
        return "after error"
    finally:
        print("inner finally")
def outer():
    r = yield from inner()
    print("result", r)
    r2 = yield from [1, 2]
    print("list result", r2)
    return "done"
g = outer()
print(next(g), g.send("X"), g.send("Y"), next(g))
try: next(g)
except StopIteration as e: print(e.value)
g = outer(); next(g)
print(g.throw(ValueError("thrown")), next(g))
g.close()
g = outer(); next(g); g.close()
class It:
    def __iter__(self): return self
    def __next__(self): return "next"
    def send(self, v): print("send", v); return "sent"
    def throw(self, *a): print("throw", a[0]); return "thrown"
    def close(self): print("close")
def d(): yield from It()
g = d()
print(next(g), g.send(5), g.send(None), g.throw(KeyError))
g.close()
def e(): yield from "ab"
g = e(); next(g)
try: g.send(1)
except AttributeError as err: print(err)
g = e(); next(g)
try: g.throw(KeyError("k"))
except KeyError as err: print(repr(err))
for bad in (5, None):
    def f(): yield from bad
    try: list(f())
    except TypeError as err: print(err)
def chain(n):
    if n: yield from chain(n - 1)
    yield n
print(list(chain(50))[-3:], sum(chain(200)))
