# throw and close on coroutines; cr_* attributes.
class Pause:
    def __await__(self): return (yield "paused")
async def work():
    try:
        await Pause()
    except ValueError as e:
        print("caught", e)
        return await Pause()
    finally:
        print("finally")
c = work()
print(c.send(None), c.cr_running, c.cr_suspended, type(c.cr_await).__name__, c.cr_code.co_name, c.cr_frame.f_lineno, c.__name__)
print(c.throw(ValueError("v")))
try: c.send("result")
except StopIteration as e: print(e.value)
print(c.cr_frame, c.cr_await, c.cr_origin)
c = work(); c.send(None)
print(c.close(), c.close())
c = work(); c.close()
try: c.send(None)
except RuntimeError as e: print(e)
c = work()
try: c.throw(KeyError("before start"))
except KeyError as e: print(repr(e))
async def stubborn():
    try: await Pause()
    except GeneratorExit: await Pause()
c = stubborn(); c.send(None)
try: c.close()
except RuntimeError as e: print(e)
async def self_send():
    try: me.send(None)
    except ValueError as e: print(e)
me = self_send()
try: me.send(None)
except StopIteration: pass
async def stop(): raise StopIteration("x")
try: stop().send(None)
except RuntimeError as e: print(e)
w = work().__await__()
print(type(w).__name__, next(w), w.send.__name__)
w.close()
print(repr(work).startswith("<function work"), repr(c).startswith("<coroutine object stubborn at"))
