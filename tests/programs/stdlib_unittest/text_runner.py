"""The output of the text runner: dots, verbose, failures, errors, skips, subtests."""

import io
import re
import sys
import unittest


def helper():
    raise ValueError("deep")


class Results(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.events = ["setUpClass"]

    def setUp(self):
        self.events.append("setUp")
        self.addCleanup(self.events.append, "cleanup")

    def tearDown(self):
        self.events.append("tearDown")

    @classmethod
    def tearDownClass(cls):
        print(cls.events)

    def test_error(self):
        "A documented test.\n\nWith more."
        helper()

    def test_fail(self):
        self.assertEqual([1, 2], [1, 3])

    def test_chained(self):
        try:
            helper()
        except ValueError as error:
            raise KeyError("k") from error

    def test_ok(self):
        pass

    def test_skip(self):
        self.skipTest("not today")

    @unittest.skip("decorated")
    def test_skip_decorator(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("as expected")

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_subtests(self):
        for i in range(4):
            with self.subTest("msg", i=i):
                with self.subTest(j=i * 2):
                    self.assertNotEqual(i % 2, 1)
        with self.subTest():
            self.skipTest("sub")

    def test_prints(self):
        print("to stdout")
        print("to stderr", file=sys.stderr)
        self.assertTrue(0)


@unittest.skipIf(True, "whole class")
class Skipped(unittest.TestCase):
    def test_a(self):
        pass


class BrokenSetUp(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise OSError("no class")

    def test_a(self):
        pass


class BrokenTearDown(unittest.TestCase):
    def tearDown(self):
        1 / 0

    def test_a(self):
        self.fail()


def run(**options):
    stream = io.StringIO()
    suite = unittest.TestSuite()
    for cls in (Results, Skipped, BrokenSetUp, BrokenTearDown):
        suite.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(cls))
    result = unittest.TextTestRunner(stream, **options).run(suite)
    print(re.sub(r"in \d+\.\d+s", "in TIME", stream.getvalue()))
    print(result, result.wasSuccessful(), suite.countTestCases())


run()
run(verbosity=2, buffer=True)
run(verbosity=0, failfast=True)
run(descriptions=False, tb_locals=True, verbosity=2)
