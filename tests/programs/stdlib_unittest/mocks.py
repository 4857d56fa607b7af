"""Mocks: calls, names, specifications, side effects, magic methods, assertions."""

import re
from unittest import mock
from unittest.mock import ANY, DEFAULT, MagicMock, Mock, NonCallableMock, PropertyMock, call, create_autospec, sentinel


def plain(text):
    return re.sub(r"id='\d+'", "id=N", str(text))


def refuse(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except (AssertionError, AttributeError, TypeError, ValueError, RuntimeError, mock.InvalidSpecError) as error:
        print(type(error).__name__, plain(error))
    else:
        print("passed")


m = Mock(name="m")
m(1, a=2)
m.method(3).other("x").attr.call_it()
print(m.mock_calls, m.method_calls, m.call_args, m.call_args_list, m.call_count, m.called)
print(plain(m), plain(m.method().other), plain(m.return_value), plain(Mock()), plain(Mock(spec=int)))
print(m.call_args.args, m.call_args.kwargs, m.call_args == call(1, a=2), m.call_args == ((1,), {"a": 2}))
print(call.a.b(1).c(x=2).call_list(), call(1) == call(2), call.foo, call.foo(), call == call)
m.assert_called_once_with(1, a=2)
m.assert_has_calls([call.method(3), call.method().other("x")])
refuse(m.assert_called_with, 2)
refuse(m.assert_not_called)
refuse(m.other.assert_called)
refuse(m.other.assert_called_once)
refuse(m.other.assert_called_with, 1)
refuse(m.assert_any_call, 5)
refuse(m.assert_has_calls, [call.nothing()])
refuse(m.assert_has_calls, [call.nothing()], any_order=True)
m(5)
refuse(m.assert_called_once)
refuse(m.assert_called_once_with, 5)
refuse(lambda: m.asert_foo)
refuse(lambda: m.called_once)
m.reset_mock()
print(m.mock_calls, m.called)

m = Mock(side_effect=[1, ValueError("v"), DEFAULT], return_value="r")
print(m())
refuse(m)
print(m())
m.side_effect = lambda x: x * 2
print(m(4))
m.side_effect = KeyError
try:
    m()
except KeyError as error:
    print(repr(error))


class Thing:
    attr = 3

    def __init__(self, x, y=1):
        pass

    def go(self, a, *, b=2):
        """Go."""

    @classmethod
    def make(cls, q):
        pass

    @staticmethod
    def still(z):
        pass

    @property
    def prop(self):
        return 1


m = Mock(spec=Thing)
print(isinstance(m, Thing), plain(m), plain(m.go))
refuse(lambda: m.nothing)
m = Mock(spec_set=Thing)
refuse(setattr, m, "nothing", 1)
auto = create_autospec(Thing)
print(plain(auto), plain(auto.go), plain(auto.return_value))
instance = auto(1, y=2)
instance.go(1, b=3)
instance.go.assert_called_once_with(1, b=3)
instance.go.assert_called_once_with(a=1, b=3)
refuse(instance.go)
refuse(instance.go, 1, 2)
refuse(auto)
refuse(auto.make)
refuse(auto.still, 1, 2)
refuse(lambda: instance.nothing)
print(auto.mock_calls)


def function(a, b=2, *args, c):
    return a


auto = create_autospec(function, return_value=9)
print(auto(1, c=3), auto.call_args, auto.__name__)
refuse(auto, 1)
auto.assert_called_once_with(1, c=3)
refuse(auto.assert_called_once_with, 1, c=4)

m = MagicMock()
print(len(m), int(m), bool(m), list(m), m == m, m == 3, 3 in m, float(m), complex(m))
m.__getitem__.return_value = "item"
m.__len__.return_value = 4
m.__iter__.return_value = [1, 2]
m.__enter__.return_value = "entered"
print(m["key"], len(m), list(m), plain(m + 1), plain(m.__str__()[:5]))
with m as value:
    print(value)
print(m.mock_calls[:3])
refuse(lambda: Mock() + 1)
plus = Mock()
plus.__add__ = lambda self, other: ("sum", other)
print(plus + 3)
refuse(setattr, plus, "__init__", 1)

holder = MagicMock()
type(holder).prop = PropertyMock(return_value=7)
print(holder.prop)
parent = Mock()
parent.attach_mock(Mock(), "child")
parent.child(1)
print(parent.mock_calls)
parent = Mock(**{"a.b.return_value": 3, "c": 4})
print(parent.a.b(), parent.c)
del parent.c
refuse(lambda: parent.c)
mock.seal(parent)
refuse(lambda: parent.new)
refuse(setattr, parent, "fresh", 1)
refuse(NonCallableMock())
print(ANY == 3, ANY, sentinel.x, sentinel.x is sentinel.x, call(ANY, 2) == call(1, 2))
wrapped = Mock(wraps=[1, 2, 3])
print(wrapped.index(2), wrapped.index.call_args)
opened = mock.mock_open(read_data="one\ntwo\n")
with opened("file") as f:
    print(f.readline(), f.read(), list(f))
print(list(opened("file")), opened.mock_calls[:2])
print([name for name in dir(Mock(spec=["a", "b"])) if not name.startswith("_")][:3])
