# return, break and continue in finally; finally during return.
def a():
    try: return "try"
    finally: return "finally"
def b():
    try: raise ValueError
    finally: return "swallowed"
def c():
    for i in range(3):
        try: raise ValueError
        finally: continue
    return i
def d():
    while True:
        try: return 1
        finally: break
    return "after break"
def e():
    x = 1
    try: return x
    finally: x = 2
def f():
    log = []
    try:
        try: return log
        finally: log.append("inner")
    finally: log.append("outer")
def g():
    try:
        raise ValueError("first")
    except ValueError:
        return "except"
    finally:
        print("finally of g")
def h():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print("body", i)
        except Exception: pass
        else: print("else", i)
        finally: print("finally", i)
    return i
def i():
    try: pass
    finally:
        try: raise KeyError
        except KeyError: return "nested in finally"
def j():
    try: 1 / 0
    finally:
        try: pass
        finally: return "j"
def k():
    try:
        return (yield_ for yield_ in [1]).__next__()
    finally:
        for _ in range(2):
            try: continue
            finally: pass
print(a(), b(), c(), d(), e(), f(), g(), h(), i(), j(), k())
