"""A spreadsheet without a screen: formulas, dependencies, recalculation, undo, queries and a command language.

The modules, from the bottom up:

    address     A1-style names of cells and ranges
    values      what a cell can hold: numbers, texts, truth values, blanks, errors
    lexer       a formula's text to tokens (a generator)
    nodes       the syntax tree, its evaluation and its printing
    parser      tokens to a tree, by operator precedence
    functions   SUM, IF, VLOOKUP and the rest, registered by a decorator
    graph       who depends on whom; order of recalculation; cycles
    sheet       cells, formulas, recalculation
    history     undo and redo, transactions
    render      tables as text and CSV
    query       filter, sort, group and pivot over rows of a sheet
    script      the command language
    demo        workbooks that exercise all of it
"""

from .address import Address, Range
from .sheet import Sheet
from .values import CellError

__all__ = ["Address", "CellError", "Range", "Sheet"]
