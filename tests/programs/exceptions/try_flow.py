# try, except, else, finally in all combinations.
def f(what):
    log = []
    try:
        log.append("try")
        if what == "value": raise ValueError("v")
        if what == "key": raise KeyError("k")
        if what == "type": raise TypeError("t")
        if what == "return": return log
    except ValueError as e:
        log.append(f"value {e}")
    except (KeyError, IndexError) as e:
        log.append(f"lookup {e!r}")
    except:
        log.append("bare")
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log + ["end"]
for w in ("", "value", "key", "type", "return"):
    print(w, f(w))
def nested():
    try:
        try:
            raise ValueError(1)
        except KeyError:
            print("wrong")
        finally:
            print("inner finally")
    except ValueError as e:
        print("outer", e)
        try:
            raise
        except ValueError as e2:
            print(e2 is e)
    try:
        e
    except UnboundLocalError as u:
        print(u)
nested()
def dyn(types):
    try:
        raise IndexError("i")
    except types as e:
        return repr(e)
print(dyn(LookupError), dyn((int, IndexError) if False else (KeyError, IndexError)), dyn(Exception), dyn(BaseException))
for bad in (5, "x", (ValueError, 5), int, None, [IndexError], object):
    try:
        dyn(bad)
    except TypeError as e:
        print(e, type(e.__context__).__name__)
