"""Workbooks that exercise the whole spreadsheet; each returns the lines it wants printed."""

from __future__ import annotations

import random

from .history import History
from .query import Query
from .render import from_csv, plain_table, show, table
from .script import Session, TracingSession
from .sheet import Sheet
from .values import CellError

BUDGET = """
row A1 Item; Price; Amount; Total
row A2 Paper; 4.5; 12; =B2*C2
row A3 Ink; 23.9; 3
row A4 Stapler; 11; 2
row A5 Desk lamp; 49.95; 1
copy D2 D3:D5
name VAT 19%
row A7 Net; ; ; =SUM(D2:D5)
row A8 Tax; ; ; =ROUND(D7*VAT, 2)
row A9 Gross; ; ; =D7+D8
print
formulas C1:D9
chart A2:A5 D2:D5
cost set B3 20
cost set A3 Toner
eval VLOOKUP("toner", A2:D5, 4)
eval TEXT(D9, "#,##0.00") & " in all"
undo
undo
eval D9
redo
eval A3
"""

MISTAKES = """
set A1 =1/0
set A2 =A1+1
set A3 =IFERROR(A2, "saved")
set A4 =NOSUCH(1)
set A5 =LEN(
set A6 =SUM(1, "x")
set A7 =A8
set A8 =A7*2
set A9 =A8+1
set B1 =UNKNOWN+1
set B2 =2^(1/2)^2
set B3 =-2^2
set B4 =1 < 2 < 3
set B5 =LEFT("abc", 1, 2)
errors
set A8 5
errors
frobnicate
set
set 9Z 1
begin
set C1 10
set C2 =C1*2
nonsense
end
eval COUNTA(C1:C9)
begin
set C1 10
set C2 =C1*2
end
print C1:C2
undo
eval COUNTA(C1:C9)
undo
undo
csv
help
"""


def budget():
    """A shopping list with tax, a name, a chart and undo."""
    yield from TracingSession("budget").run(BUDGET)


def mistakes():
    """Every kind of error, and how far each spreads."""
    yield from Session("mistakes").run(MISTAKES)


def loan(months=12):
    """The schedule of a loan: a long chain of dependencies."""
    sheet = Sheet("loan")
    sheet.fill("A1", [["Amount", "12000"], ["Rate", "6%"], ["Months", str(months)], ["Payment", "=-PMT(B2/12, B3, B1)"]])
    sheet.fill("D1", [["Month", "Interest", "Principal", "Balance"], ["0", "", "", "=$B$1"]])
    sheet.fill("D3", [["=D2+1", "=G2*$B$2/12", "=$B$4-E3", "=G2-F3"]])
    for column in "DEFG":
        sheet.copy(f"{column}3", f"{column}4:{column}{months + 2}")
    yield from table(sheet, f"D1:G{min(months, 12) + 2}")
    yield f"payment {show(sheet['B4'])}, interest {show(sheet.query(f'SUM(E3:E{months + 2})'))}"
    yield f"depth {sheet.graph.depth(next(iter(sorted(sheet.graph.sources, reverse=True))))}, edges {len(sheet.graph)}"
    before = sheet.evaluations
    sheet["B2"] = "5%"
    yield f"payment at 5%: {show(sheet['B4'])} after {sheet.evaluations - before} evaluations"


def life(generations=4, size=8):
    """Conway's game: each generation is a block of formulas on the one before."""
    sheet = Sheet("life")
    glider = {(2, 1), (3, 2), (1, 3), (2, 3), (3, 3)}
    names = "ABCDEFGHIJKLMNOPQRST"
    sheet.fill("B2", [["1" if (x, y) in glider else "0" for x in range(size)] for y in range(size)])
    for generation in range(1, generations + 1):
        top = 2 + generation * (size + 2)
        above = top - (size + 2)
        first = f"=IF(SUM(A{above - 1}:C{above + 1})-B{above}=3,1,IF(AND(B{above}=1,SUM(A{above - 1}:C{above + 1})=3),1,0))"
        sheet[f"B{top}"] = first
        sheet.copy(f"B{top}", f"B{top}:{names[size]}{top + size - 1}")
    for generation in (0, generations):
        top = 2 + generation * (size + 2)
        yield f"generation {generation}"
        for row in sheet[f"B{top}:{names[size]}{top + size - 1}"]:
            yield "".join(".#"[value] for value in row).rstrip()


def sales(count=120, seed=7):
    """Random sales in CSV, queried, grouped, pivoted and summed by formulas."""
    chance = random.Random(seed)
    lines = ["Region,Product,Quarter,Units,Price,Revenue"]
    for row in range(2, count + 2):
        region = chance.choice(["north", "south", "east", "west"])
        product = chance.choice(["apples", "pears", "plums"])
        quarter = f"Q{chance.randint(1, 4)}"
        units = chance.randrange(1, 50)
        price = chance.choice([0.5, 0.75, 1.25])
        lines.append(f'{region},{product},{quarter},{units},{price},"=PRODUCT(D{row},E{row})"')
    sheet = Sheet("sales")
    sheet.fill("A1", from_csv("\n".join(lines)))
    where = f"A1:F{count + 1}"
    query = Query.over(sheet, where)
    pivot = query.pivot("region", "product", "revenue")
    yield from plain_table(pivot.header(), list(pivot.lines()))
    best = query.where(lambda r: r.units >= 30).sort("revenue", descending=True).take(4)
    yield from plain_table(best.header, [list(record) for record in best])
    for quarter, records in query.group("quarter"):
        yield f"{quarter}: {len(records)} sales, {show(sum(r.revenue for r in records))}"
    by_formula = sheet.query(f'SUMIF(A2:A{count + 1}, "north", F2:F{count + 1})')
    by_query = query.where(lambda r: r.region == "north").total("revenue")
    yield f"north: {show(by_formula)} by formula, {show(by_query)} by query, {show(pivot.cells['north', 'plums'])} of it plums"
    yield f"repr: {next(iter(query))!r}"[:60]


def statistics(count=60, seed=3):
    """The functions over ranges, on seeded numbers."""
    chance = random.Random(seed)
    sheet = Sheet("statistics")
    sheet.fill("A1", [[str(chance.randint(1, 40)), f"{chance.uniform(0, 10):.3f}"] for _ in range(count)])
    area, second = f"A1:A{count}", f"B1:B{count}"
    for formula in (
        f"SUM({area})", f"AVERAGE({area})", f"MEDIAN({area})", f"MODE({area})", f"STDEV({area})", f"MIN({second})",
        f"MAX({second})", f"LARGE({area}, 3)", f"SMALL({second}, 2)", f"RANK(20, {area})", f'COUNTIF({area}, ">30")',
        f"AVERAGEIF({area}, \"<10\", {second})", f"SUMPRODUCT({area}, {second})", f"GCD({area})", f"MATCH(A7, {area})",
        f"INDEX({second}, 5)", f"NPV(5%, {area})", 'RANDBETWEEN(1, 6, 42)', 'TEXTJOIN("-", TRUE, A1:A4)',
        'PROPER(TRIM("  two   words "))', 'SUBSTITUTE("banana", "an", "AN")', 'MID("spreadsheet", 7, 5)',
        'CHOOSE(2, 1/0, "lazy")', 'IFS(A1>100, "big", TRUE, "small")', 'REPT("=", 5) & FIND("t", "start")',
        "FACT(20)", "ROUND(-2.5) & \"/\" & ROUND(2.345, 2)", "ROWS(A1:C4) * COLUMNS(A1:C4)", "50% + 1e2",
        'IF(NOT(ISERROR(1/0)), "odd", "as expected")',
    ):
        value = sheet.query(formula)
        yield f"{formula} = {value.explain() if isinstance(value, CellError) else show(value)}"


def fuzz(steps=150, seed=11):
    """Random edits, all undone and redone: the sheet must come back to the same state each time."""
    chance = random.Random(seed)
    sheet = Sheet("fuzz")
    history = History(sheet, limit=steps)
    states = [state(sheet)]
    for _ in range(steps):
        where = f"{chance.choice('ABCD')}{chance.randint(1, 8)}"
        other = f"{chance.choice('ABCD')}{chance.randint(1, 8)}"
        source = chance.choice([str(chance.randint(0, 99)), f"={other}+1", f"=SUM(A1:{other})", f"=IF({other}>9,{other},2)", "text"])
        sheet[where] = source
        states.append(state(sheet))
    for expected in reversed(states[:-1]):
        history.undo()
        assert state(sheet) == expected
    for expected in states[1:]:
        history.redo()
        assert state(sheet) == expected
    yield from table(sheet)
    yield f"{len(sheet)} cells, {sheet.evaluations} evaluations, {sum(1 for _ in sheet.errors())} errors"


def state(sheet):
    """All sources and values."""
    return {address: (sheet.source(address), show(sheet.value(address))) for address in sheet}


DEMOS = {demo.__name__: demo for demo in (budget, mistakes, loan, life, sales, statistics, fuzz)}


def main(rounds=1):
    """Run all demos, several times if asked, and print them once."""
    for name, demo in DEMOS.items():
        lines = list(demo())
        for _ in range(rounds - 1):
            assert list(demo()) == lines
        print(f"== {name}: {demo.__doc__.strip()}")
        print("\n".join(lines))
        print()
