# type(), len(), isinstance() in one and three argument forms.
print(type(1), type("a"), type(None), type(...), type(NotImplemented), type(type), type(len), type([].append), type(lambda: 0), type(int.bit_length), type(object().__str__), type(int.__add__), type(dict.__dict__["fromkeys"]), type(iter([])), type({}.keys()), type(x for x in ()), type(open), type(Exception), type(range(1)), type(slice(1)), type(super), type(property()), type(memoryview(b"")), type(zip()), type((lambda: 0).__code__), type(int.real), type(type.__dict__["__mro__"]))
print(len("é😀"), len(b"ab"), len([]), len({1: 2}), len({1, 2}), len(range(10)), len((1,)), len("".join(["ab"] * 3)))
X = type("X", (int,), {"double": lambda self: self * 2, "__module__": "m"})
print(X, X(4).double(), X.__mro__, type(X(1)) is X, X.__name__)
for bad in (5, None, int, lambda: 0, iter([]), (x for x in ()), object()):
    try: len(bad)
    except TypeError as e: print(e)
