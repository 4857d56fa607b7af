# __cause__, __context__, __suppress_context__.
try:
    try:
        raise ValueError("one")
    except ValueError:
        raise KeyError("two")
except KeyError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try:
    try:
        raise ValueError("one")
    except ValueError as err:
        raise KeyError("two") from err
except KeyError as e:
    print(repr(e.__context__), repr(e.__cause__), e.__context__ is e.__cause__, e.__suppress_context__)
try:
    try:
        raise ValueError("one")
    except ValueError:
        raise KeyError("two") from None
except KeyError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try:
    try:
        1 / 0
    finally:
        raise IndexError("in finally")
except IndexError as e:
    print(repr(e.__context__))
try:
    try:
        raise ValueError(1)
    except ValueError as a:
        try:
            raise KeyError(2)
        except KeyError as b:
            raise TypeError(3)
except TypeError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__), e.__context__.__context__.__context__)
e1 = ValueError("self")
try:
    try:
        raise e1
    except ValueError:
        raise e1
except ValueError as e:
    print(e.__context__)
a, b = ValueError("a"), ValueError("b")
try:
    try:
        try: raise a
        except ValueError: raise b
    except ValueError: raise a
except ValueError as e:
    print(repr(e), repr(e.__context__), e.__context__ and repr(e.__context__.__context__))
x = ValueError()
for value in (5, KeyError, "x"):
    for name in ("__cause__", "__context__"):
        try:
            setattr(x, name, value)
        except TypeError as e:
            print(e)
x.__cause__ = KeyError(1)
print(x.__suppress_context__)
x.__cause__ = None; x.__suppress_context__ = False
print(x.__cause__)
try: del x.__cause__
except TypeError as e: print(e)
