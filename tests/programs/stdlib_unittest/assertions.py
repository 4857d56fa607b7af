"""What failed assertions say."""

import unittest
import warnings
import logging


class Case(unittest.TestCase):
    def runTest(self):
        pass


case = Case()


def tell(name, *args, **kwargs):
    try:
        getattr(case, name)(*args, **kwargs)
    except AssertionError as error:
        print(f"{name}: {error}")
    else:
        print(f"{name}: passed")


class Odd:
    def __repr__(self):
        raise RuntimeError

    def __eq__(self, other):
        return False


tell("assertEqual", 1, 2)
tell("assertEqual", 1, 2, "why")
tell("assertEqual", "a\nb\nc", "a\nx\nc\n")
tell("assertEqual", "abc", "abd")
tell("assertEqual", "x" * 200 + "a", "x" * 200 + "b")
tell("assertEqual", [1, 2, 3], [1, 2, 4])
tell("assertEqual", [1, 2, 3], [1, 2, 3, 4, 5])
tell("assertEqual", (1,), ())
tell("assertEqual", [1], (1,))
tell("assertEqual", {1, 2}, {2, 3})
tell("assertEqual", {"a": 1, "b": 2}, {"a": 1, "b": 3, "c": [1] * 40})
tell("assertEqual", frozenset("ab"), frozenset("bc"))
tell("assertEqual", list(range(300)), list(range(1, 301)))
tell("assertNotEqual", 3, 3.0)
tell("assertTrue", [])
tell("assertFalse", "yes", "no")
tell("assertIs", [], [])
tell("assertIsNot", case, case)
tell("assertIsNone", 0)
tell("assertIsNotNone", None)
tell("assertIn", 5, [1, 2])
tell("assertNotIn", 1, [1, 2])
tell("assertIsInstance", 1, str)
tell("assertIsInstance", 1, (str, bytes))
tell("assertNotIsInstance", 1, int)
tell("assertAlmostEqual", 1, 1.1)
tell("assertAlmostEqual", 1, 1.00000001)
tell("assertAlmostEqual", 1, 1.5, delta=0.2)
tell("assertAlmostEqual", 1, 1.5, places=1)
tell("assertNotAlmostEqual", 1, 1.0000000001)
tell("assertNotAlmostEqual", 1, 1.1, delta=0.5)
tell("assertLess", 2, 1)
tell("assertLessEqual", 2, 1)
tell("assertGreater", 1, 2)
tell("assertGreaterEqual", 1, 2)
tell("assertRegex", "abc", "d+")
tell("assertNotRegex", "abc", "b.")
tell("assertCountEqual", [1, 2, 2], [2, 1, 3])
tell("assertCountEqual", [[1], [2]], [[2], [2]])
tell("assertSequenceEqual", "ab", ["a", "b"])
tell("assertSequenceEqual", "ab", ["a", "c"])
tell("assertSequenceEqual", 1, [])
tell("assertListEqual", [], ())
tell("assertSetEqual", {1}, [1])
tell("assertSetEqual", [1], {1})
tell("assertDictEqual", {}, [])
tell("assertMultiLineEqual", "a", 1)
tell("assertRaises", ValueError, int, "1")
tell("assertRaises", (ValueError, TypeError), int, "1")
tell("assertRaisesRegex", ValueError, "xyz", int, "a")
tell("assertWarns", UserWarning, len, "")
tell("assertWarnsRegex", UserWarning, "xyz", warnings.warn, "abc")
tell("assertEqual", Odd.__name__, 3)
tell("fail")
tell("fail", "because")

for make in (lambda: case.assertRaises(ValueError), lambda: case.assertRaisesRegex(ValueError, "a+"),
             lambda: case.assertWarns(UserWarning), lambda: case.assertLogs(), lambda: case.assertLogs("x", "ERROR"),
             lambda: case.assertNoLogs()):
    try:
        with make():
            pass
    except AssertionError as error:
        print(error)
    else:
        print("passed")

with case.assertLogs("foo") as logs:
    logging.getLogger("foo.bar").error("text %d", 5)
print(logs.output)
try:
    with case.assertNoLogs("foo"):
        logging.getLogger("foo.bar").error("text %d", 5)
except AssertionError as error:
    print(error)
with case.assertRaises(ZeroDivisionError, msg="m") as caught:
    1 / 0
print(repr(caught.exception), caught.exception.__traceback__)
for bad in (5, [ValueError], (ValueError, 3)):
    try:
        case.assertRaises(bad)
    except TypeError as error:
        print(error)
case.maxDiff = 20
tell("assertEqual", ["abc", "def"], ["abc", "deg"])
case.maxDiff = None
case.longMessage = False
tell("assertEqual", 1, 2, "only this")
tell("assertEqual", 1, 2)
