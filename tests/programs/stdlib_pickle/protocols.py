"""Objects as bytes in all protocols, and back."""

import collections
import copyreg
import enum
import functools
import io
import pickle


class Plain:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__


class Slots:
    __slots__ = ("a", "b")

    def __eq__(self, other):
        return (self.a, self.b) == (other.a, other.b)


class State:
    def __getstate__(self):
        return "state"

    def __setstate__(self, state):
        self.got = state

    def __eq__(self, other):
        return True


class NewArgs(int):
    def __new__(cls, value, extra):
        self = super().__new__(cls, value)
        self.extra = extra
        return self

    def __getnewargs__(self):
        return int(self), self.extra


class Color(enum.Enum):
    RED = 1


class SubList(list):
    pass


class SubDict(dict):
    pass


class Outer:
    class Inner:
        pass

    @classmethod
    def method(cls):
        pass


Point = collections.namedtuple("Point", "x y")
slots = Slots()
slots.a, slots.b = 1, "b"
shared = [1]
values = [None, True, False, 0, 1, 255, 256, 65536, -1, -129, 2 ** 31, -2 ** 31 - 1, 2 ** 100, -2 ** 100, 1.5, float("inf"), "", "abc", "ä\n\\€\U0001f600", b"", b"abc\xff",
          bytearray(b"xy"), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {"a": 1}, {"a": 1, 2: 3}, set(), {1}, frozenset([1]), range(3), 1j, slice(1, 2), [shared, shared], Plain(1), slots,
          State(), NewArgs(3, "e"), Color.RED, SubList([1, 2]), Point(1, 2), len, Plain, int, type(None), Outer.Inner, collections.OrderedDict(a=1), collections.deque([1], 3),
          collections.Counter("aab"), ValueError("v", 2), functools.partial(int, base=2), ..., NotImplemented, list(range(2500)), {i: i for i in range(1500)}, "x" * 300, b"y" * 300]
for value in values:
    for protocol in range(6):
        try:
            data = pickle.dumps(value, protocol)
            back = pickle.loads(data)
        except Exception as error:
            print(protocol, type(error).__name__, error)
            continue
        shown = data if len(data) < 90 else (len(data), data[-20:])
        same = back == value or repr(back) == repr(value)
        print(protocol, same, type(back) is type(value), shown)
cycle = [1]
cycle.append(cycle)
tied = ([],)
tied[0].append(tied)
for protocol in range(6):
    back = pickle.loads(pickle.dumps(cycle, protocol))
    print(back[1] is back)
    back = pickle.loads(pickle.dumps(tied, protocol))
    print(back[0][0] is back)
for bad in (lambda: 1, (i for i in ()), io.StringIO, __import__("sys").stdin.__class__):
    try:
        pickle.dumps(bad)
    except Exception as error:
        print(type(error).__name__)
    else:
        print("passed")
for data in (b"", b"abc", b"\x80\x09.", b"(", b".", b"\x80\x04h\x00.", b"cos\nno_such_name\n.", b"I1", b"\x80\x04]\x94(K\x01K\x02e."):
    try:
        print(pickle.loads(data))
    except Exception as error:
        print(type(error).__name__, error if "module" not in str(error) else "")


class Tagged(pickle.Pickler):
    def persistent_id(self, obj):
        return "shared" if obj is shared else None

    def reducer_override(self, obj):
        return (str, ("overridden",)) if isinstance(obj, Plain) else NotImplemented


class Untagged(pickle.Unpickler):
    def persistent_load(self, pid):
        return "loaded " + pid

    def find_class(self, module, name):
        print("find", module, name)
        return super().find_class(module, name)


file = io.BytesIO()
Tagged(file, 4).dump([shared, Plain(1), Color])
file.seek(0)
print(Untagged(file).load())
file = io.BytesIO()
pickle.dump(1, file)
pickle.dump("two", file)
file.seek(0)
print(pickle.load(file), pickle.load(file))
buffers = []
data = pickle.dumps(pickle.PickleBuffer(b"raw"), 5, buffer_callback=buffers.append)
print(data, pickle.loads(data, buffers=[b"out"]), pickle.loads(pickle.dumps(pickle.PickleBuffer(b"in"), 5)))
print(pickle.loads(b"\x80\x02U\x03abcq\x00."), pickle.loads(b"S'a\\nb'\np0\n."), pickle.loads(b"(lp0\nI1\naL2L\na."), pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL)
