# sys.settrace and sys.setprofile events.
import sys
events = []
def tracer(frame, event, arg):
    events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, arg if event == "return" else None))
    return tracer
def f(x):
    y = x + 1
    if y > 2:
        y *= 2
    return y
def g():
    try:
        raise ValueError("v")
    except ValueError:
        pass
def gen():
    yield 1
    yield 2
sys.settrace(tracer)
f(1); f(5); g(); list(gen())
sys.settrace(None)
for e in events: print(e)
events.clear()
def prof(frame, event, arg): events.append((frame.f_code.co_name, event, getattr(arg, "__name__", None)))
sys.setprofile(prof)
f(1); len("abc")
sys.setprofile(None)
for e in events: print(e)
print(sys.gettrace(), sys.getprofile())
