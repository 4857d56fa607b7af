# Pickles and copies of arrays, also from other machines.
import array
import copy
import pickle

for code, items in (("i", [1, -2]), ("d", [1.5]), ("w", "a\u20ac"), ("Q", [2**64 - 1])):
    value = array.array(code, items)
    for protocol in range(6):
        again = pickle.loads(pickle.dumps(value, protocol))
        print(code, protocol, again == value, again.typecode, value.__reduce_ex__(protocol)[1])
    print(copy.copy(value), copy.deepcopy(value))


class Sub(array.array):
    pass


value = Sub("i", [1])
value.more = 5
again = pickle.loads(pickle.dumps(value))
print(again, again.more)


def attempt(*args):
    try:
        print(args[1:], "->", array._array_reconstructor(*args))
    except Exception as error:
        print(args[1:], "->", type(error).__name__, error)


attempt(array.array, "i", 9, b"\0\0\0\1\xff\xff\xff\xfe")
attempt(array.array, "i", 12, b"12345678")
attempt(array.array, "L", 4, b"\x01\xff")
attempt(array.array, "d", 15, b"\x3f\x80\0\0")
attempt(array.array, "w", 19, b"\0a\0b")
attempt(array.array, "w", 21, b"\0\0\0a")
attempt(array.array, "i", 8, b"abc")
attempt(array.array, "i", 10, b"abc")
attempt(array.array, "i", 22, b"")
attempt(array.array, "i", -1, b"")
attempt(array.array, "i", 8, "abcd")
attempt(array.array, "x", 8, b"")
attempt(array.array, "xx", 8, b"")
attempt(int, "i", 8, b"")
attempt(5, "i", 8, b"")
attempt(array.array, "i", "x", b"")
iterator = iter(array.array("i", [1, 2]))
next(iterator)
print(iterator.__reduce__()[1:], list(pickle.loads(pickle.dumps(iterator))), list(iterator), iterator.__reduce__()[1:])
