"""Docstrings as tests.

>>> 1 + 1
2
>>> print("a\\n\\nb")
a
<BLANKLINE>
b
>>> 1 / 0
Traceback (most recent call last):
    ...
ZeroDivisionError: division by zero
>>> list(range(20)) # doctest: +ELLIPSIS
[0, 1, ..., 18, 19]
>>> 3 # doctest: +SKIP
4
"""

import doctest


def good(x):
    """Double.

    >>> good(2)
    4
    >>> for i in range(2):
    ...     print(good(i))
    0
    2
    """
    return 2 * x


def bad():
    """
    >>> bad()
    2
    >>> print("x")
    >>> 5
    Traceback (most recent call last):
    ValueError: no
    """
    return 1


class C:
    """
    >>> C().m()
    'm'
    """

    def m(self):
        """
        >>> True
        1
        >>> print("a  b") # doctest: +NORMALIZE_WHITESPACE
        a b
        """
        return "m"

    @property
    def p(self):
        """
        >>> C().p
        3
        """
        return 3


if __name__ == "__main__":
    print(doctest.testmod())
    print(doctest.testmod(verbose=True, optionflags=doctest.REPORT_NDIFF))
    print([(t.name, t.lineno, len(t.examples)) for t in doctest.DocTestFinder().find(__import__("__main__"), "main")])
    e = doctest.DocTestParser().get_examples("text\n>>> x = 1\n>>> x\n1\n\nmore\n")
    print([(x.source, x.want, x.lineno, x.indent) for x in e])
    print(doctest.script_from_examples("Intro\n>>> 1\n1\nEnd\n"))
    for text in (">>>1\n", ">>> 1 # doctest: +NOPE\n", "  >>> 1\n 2\n"):
        try:
            doctest.DocTestParser().get_examples(text)
        except ValueError as error:
            print(error)
    import unittest
    result = unittest.TestResult()
    doctest.DocTestSuite().run(result)
    print(result)
