# bool: subclass of int, two instances.
print(True == 1, True is True, isinstance(True, int), issubclass(bool, int), bool.__mro__, bool.__base__)
print(bool(), bool([]), bool("a"), bool(0.0), bool(None), bool(object()), repr(True), str(False), True.real, int(True))
print(True & False, True | False, True ^ True, True & 3, 1 | True, type(True & False), type(True & 1), type(True + 0))
print({True: "a", 1: "b", 1.0: "c"}, [10, 20][True], "ab"[False], sum([True, True, False]), True < 2, max(True, 0))
print(f"{True:d} {True!s:>6} {False:>7} {True:05}", "%d %s" % (True, True), hash(True), True.to_bytes(1, "big"))
try:
    class B(bool): pass
except TypeError as e:
    print(e)
try:
    bool(1, 2)
except TypeError as e:
    print(e)
class NoBool:
    def __bool__(self): return 1
try:
    bool(NoBool())
except TypeError as e:
    print(e)
class NoLen:
    def __len__(self): return -1
try:
    bool(NoLen())
except ValueError as e:
    print(e)
class BadLen:
    def __len__(self): return 1.5
try:
    if BadLen(): pass
except TypeError as e:
    print(e)
