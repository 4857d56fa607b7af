# close: GeneratorExit, return values (3.13), ignoring it.
def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print("finally")
it = g(); next(it)
print(it.close(), it.close(), list(it))
it = g()
print(it.close(), list(it))
def value():
    try: yield 1
    except GeneratorExit: return "closing value"
it = value(); next(it)
print(it.close(), it.close())
def stubborn():
    try: yield 1
    except GeneratorExit: yield 2
it = stubborn(); next(it)
try: it.close()
except RuntimeError as e: print(e)
def raises():
    try: yield 1
    finally: raise ValueError("in close")
it = raises(); next(it)
try: it.close()
except ValueError as e: print(e, repr(e.__context__))
def done(): yield 1
it = done(); list(it)
print(it.close())
it = g(); next(it)
del it
print("deleted")
def loop():
    for i in g(): yield i
it = loop(); next(it); it.close()
