# A running generator cannot be resumed.
def g():
    try: next(it)
    except ValueError as e: yield str(e)
    try: it.send(None)
    except ValueError as e: yield str(e)
    try: it.throw(KeyError)
    except ValueError as e: yield str(e)
    try: it.close()
    except ValueError as e: yield str(e)
    try: list(it)
    except ValueError as e: yield str(e)
it = g()
for x in it: print(x)
def rec():
    yield from it2
it2 = rec()
try: next(it2)
except ValueError as e: print(e)
