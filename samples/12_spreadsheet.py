"""A larger program: a spreadsheet of a dozen modules with formulas, undo, queries and a command language.

Read `spreadsheet/__init__.py` for the tour. With a number as its argument the program repeats its work that many times,
which makes it a benchmark of everyday Python.
"""
import sys

from spreadsheet import demo

demo.main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
