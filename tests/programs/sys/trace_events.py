# Events of a tracer over loops, exceptions, generators, comprehensions, with and nested calls.
import sys
events = []
def tracer(frame, event, arg):
    what = arg[0].__name__ if event == "exception" else arg if event == "return" else None
    events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, what))
    return tracer
def run(f, *args):
    events.clear()
    sys.settrace(tracer)
    try:
        f(*args)
    except Exception as error:
        print(type(error).__name__)
    finally:
        sys.settrace(None)
    for e in events:
        if e[0] != 'run': print(e)
    print()
def loops():
    for i in range(2):
        i += 1
    while i:
        i -= 1
    for j in (): pass
    else:
        j = 1
    while i < 3: i += 1
    return [k for k in (1, 2)
            if k > 1]
def raises():
    def inner():
        raise KeyError('k')
    try:
        inner()
    finally:
        x = 1
def reraise():
    try:
        1 / 0
    except ZeroDivisionError:
        raise
def gen(n):
    while n:
        yield n
        n -= 1
def uses():
    for x in gen(2):
        pass
    it = gen(1)
    next(it)
    try:
        it.throw(ValueError)
    except ValueError:
        pass
    sum(y for y in (1,))
class CM:
    def __enter__(self): return 5
    def __exit__(self, *a):
        return True
def withs():
    with CM() as c:
        raise OSError
    return 1
def multi(a,
          b=2):
    x = (a +
         b)
    return max(
        x,
        1)
def conditional(x):
    if (x and
        x > 1):
        y = 1
    elif x: y = 2
    else:
        y = 3
    assert y
    del y
def cls():
    class A:
        z = 1
        def f(self): pass
    return A().f()
for f in (loops, raises, reraise, uses, withs): run(f)
run(multi, 1)
run(conditional, 0); run(conditional, 5); run(cls)
def picky(frame, event, arg):
    if event == "call": return None if frame.f_code.co_name == "gen" else tracer
sys.settrace(picky)
uses()
sys.settrace(None)
print(len([e for e in events if e[0] == "gen"]))
def broken(frame, event, arg):
    if event == "line": raise RuntimeError("in tracer")
    return broken
sys.settrace(broken)
try:
    loops()
except RuntimeError as e:
    print(e, sys.gettrace())
prof = []
def profiler(frame, event, arg):
    prof.append((event, frame.f_code.co_name, getattr(arg, '__name__', arg) if event != 'return' else None))
def work():
    [].append(1); len('a'); 'x'.join(['a'])
    try: int('z')
    except ValueError: pass
    sorted([2, 1], key=lambda v: v)
    return list(gen(1))
sys.setprofile(profiler); work(); sys.setprofile(None)
for p in prof: print(p)
