"""patch in all its forms."""

import os
import re
import unittest
from unittest.mock import DEFAULT, MagicMock, patch, sentinel


class Place:
    value = 1
    table = {"a": 1}

    def method(self, x):
        return "real", x

    async def later(self):
        pass


def plain(text):
    return re.sub(r"id='\d+'", "id=N", str(text))


def refuse(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except Exception as error:
        print(type(error).__name__, plain(error))
    else:
        print("passed")


with patch("os.getcwd", return_value="/mock") as getcwd:
    print(os.getcwd(), plain(getcwd))
print(os.getcwd() == "/mock")


@patch.object(Place, "value", 5)
@patch.object(Place, "method")
@patch("os.sep", new_callable=lambda: "|")
def decorated(own, sep, method):
    print(own, sep, Place.value, plain(method), plain(Place().method(3)))


decorated("own")
print(Place.value, Place().method(2))
with patch.dict(Place.table, {"b": 2}, c=3):
    print(Place.table)
with patch.dict("os.environ", {"X_TEST": "1"}, clear=True):
    print(dict(os.environ))
print(Place.table)
with patch.multiple(Place, value=9, method=DEFAULT) as made:
    print(Place.value, sorted(made))
with patch.object(Place, "method", autospec=True) as method:
    Place().method(1)
    refuse(Place().method)
    print(plain(method.mock_calls[0].args[1]))
with patch.object(Place, "later") as later:
    print(type(later).__name__)
with patch("__main__.Place", spec=True) as place:
    print(plain(place), plain(place()))
patcher = patch.object(Place, "value", sentinel.new)
print(patcher.start(), Place.value)
patcher.stop()
print(Place.value)
patch.object(Place, "value", 3).start()
patch.dict(Place.table, x=1).start()
print(Place.value, Place.table)
patch.stopall()
print(Place.value, Place.table)
refuse(patch("sys.nothing_here").start)
refuse(patch, "nodots")
refuse(patch.object, "text", "attr")
refuse(patch.multiple, Place)
refuse(patch.object, Place, "value", 1, new_callable=int)
refuse(patch.object(Place, "value", 1, spec=True, autospec=True).start)
refuse(patch.object(Place, "value", 1, foo=3).start)
with patch.object(Place, "fresh", 1, create=True):
    print(Place.fresh)
print(hasattr(Place, "fresh"))
with patch("builtins.print") as fake:
    print("unseen")
print(fake.mock_calls)


@patch.object(Place, "value", "patched")
class Tests(unittest.TestCase):
    def test_one(self):
        self.assertEqual(Place.value, "patched")

    def other(self):
        return Place.value


result = unittest.TestResult()
Tests("test_one").run(result)
print(result, Tests("other").other())
