# throw: into the yield, its forms, and what comes back.
def g():
    while True:
        try:
            yield "waiting"
        except ValueError as e:
            print("caught", repr(e))
            yield "after"
        except KeyError:
            return "by key"
it = g(); next(it)
print(it.throw(ValueError("v")), next(it), it.throw(ValueError))
next(it)
try: it.throw(KeyError)
except StopIteration as e: print(e.value)
try: it.throw(TypeError("finished"))
except TypeError as e: print(e)
it = g()
try: it.throw(IndexError("before start"))
except IndexError as e: print(e)
print(list(it))
it = g(); next(it)
try: it.throw(OSError("not caught"))
except OSError as e: print(repr(e))
print(list(it))
for args in ((5,), ("text",), (), (int,)):
    it = g(); next(it)
    try:
        print(it.throw(*args))
    except Exception as e:
        print(type(e).__name__, e)
def nested():
    try:
        yield 1
    finally:
        print("cleanup")
        yield "in finally"
it = nested(); next(it)
print(it.throw(ValueError("x")))
try: next(it)
except ValueError as e: print("re-raised", e)
def h():
    try: yield 1
    except ValueError: raise KeyError("other")
it = h(); next(it)
try: it.throw(ValueError("ctx"))
except KeyError as e: print(repr(e), repr(e.__context__))
