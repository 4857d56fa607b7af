# except*: each clause takes its part of the group.
def f(exc):
    log = []
    try:
        raise exc
    except* ValueError as e:
        log.append(("value", repr(e)))
    except* (TypeError, KeyError) as e:
        log.append(("type/key", repr(e)))
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log
print(f(ExceptionGroup("g", [ValueError(1), TypeError(2)])))
print(f(ValueError("naked")))
print(f(ExceptionGroup("g", [ExceptionGroup("h", [ValueError(3), KeyError(4)]), ValueError(5)])))
for exc in (ExceptionGroup("g", [ValueError(1), OSError(2)]), OSError("plain"), ExceptionGroup("rest", [IndexError()])):
    try:
        print(f(exc))
    except BaseException as e:
        print("left", repr(e))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise RuntimeError("from handler")
    except* KeyError as e:
        raise
except ExceptionGroup as e:
    print(repr(e), [type(x.__context__).__name__ for x in e.exceptions])
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)
try:
    try: raise ValueError
    except* 5: pass
except TypeError as e:
    print(e)
try:
    pass
except* ValueError:
    print("never")
else:
    print("else")
for i in range(2):
    try:
        raise ExceptionGroup("loop", [ValueError(i)])
    except* ValueError as e:
        print(e.exceptions)
print("e" in globals())
