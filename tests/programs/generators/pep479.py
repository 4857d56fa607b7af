# StopIteration inside a generator becomes RuntimeError.
def g():
    yield 1
    raise StopIteration("inside")
it = g(); next(it)
try: next(it)
except RuntimeError as e: print(e, repr(e.__cause__), repr(e.__context__))
def h():
    yield next(iter([]))
try: list(h())
except RuntimeError as e: print(e)
try: list(next(iter([])) for _ in range(1))
except RuntimeError as e: print(e)
def k():
    try: yield next(iter([]))
    except StopIteration: yield "handled"
print(list(k()))
def t():
    yield 1
it = t(); next(it)
try: it.throw(StopIteration("thrown"))
except RuntimeError as e: print(e)
def y():
    yield from h()
try: next(y())
except RuntimeError as e: print(e)
def m(): return list(map(lambda x: next(iter([])), [1, 2]))
print(m())
