"""The functions of the formula language, each registered by a decorator."""

from __future__ import annotations

import math
import random
from collections import Counter, namedtuple
from functools import reduce
from itertools import zip_longest

from .nodes import scalar
from .values import BLANK, CellError, Code, compare, literal, number, order_key, text, truth

LIBRARY = {}


class Function(namedtuple("Function", "body least most lazy ranges")):
    """A function with the number of arguments it takes."""

    __slots__ = ()

    def check(self, name, given):
        """Complain about a wrong number of arguments."""
        if given < self.least or (self.most is not None and given > self.most):
            if self.most is None:
                wanted = f"at least {self.least}"
            elif self.least == self.most:
                wanted = str(self.least)
            else:
                wanted = f"{self.least} to {self.most}"
            raise CellError(Code.VALUE, f"{name} takes {wanted} arguments, not {given}")


def register(*names, least=1, most=1, lazy=False, ranges=False):
    """Enter a function into the library; `most=None` is any number, `lazy` gets nodes, `ranges` gets rectangles."""

    def enter(body):
        for name in names:
            LIBRARY[name] = Function(body, least, most, lazy, ranges)
        return body

    return enter


def flatten(values):
    """The values of ranges and scalars, errors raised."""
    for value in values:
        if isinstance(value, list):
            yield from flatten(value)
        elif isinstance(value, CellError):
            raise value
        else:
            yield value


def numbers(values):
    """The numbers among the values: texts and truth values in ranges do not count."""
    for value in values:
        if isinstance(value, list):
            for item in flatten(value):
                if isinstance(item, (int, float)) and not isinstance(item, bool):
                    yield item
        elif value is not BLANK:
            yield number(value)


def need_some(values):
    """A list of numbers that is not empty."""
    found = list(numbers(values))
    if not found:
        raise CellError(Code.DIVISION, "no numbers")
    return found


# --- arithmetic over ranges


@register("SUM", most=None, ranges=True)
def sum_(*values):
    return sum(numbers(values))


@register("PRODUCT", most=None, ranges=True)
def product(*values):
    return reduce(lambda a, b: a * b, numbers(values), 1)


@register("COUNT", most=None, ranges=True)
def count(*values):
    return sum(1 for _ in numbers(values))


@register("COUNTA", most=None, ranges=True)
def count_all(*values):
    return sum(1 for value in flatten(values) if value is not BLANK)


@register("AVERAGE", "MEAN", most=None, ranges=True)
def average(*values):
    found = need_some(values)
    return sum(found) / len(found)


@register("MIN", most=None, ranges=True)
def min_(*values):
    return min(numbers(values), default=0)


@register("MAX", most=None, ranges=True)
def max_(*values):
    return max(numbers(values), default=0)


@register("MEDIAN", most=None, ranges=True)
def median(*values):
    found = sorted(need_some(values))
    half, odd = divmod(len(found), 2)
    return found[half] if odd else (found[half - 1] + found[half]) / 2


@register("MODE", most=None, ranges=True)
def mode(*values):
    [(value, times)] = Counter(need_some(values)).most_common(1)
    if times == 1:
        raise CellError(Code.MISSING, "no value occurs twice")
    return value


@register("VAR", most=None, ranges=True)
def variance(*values):
    found = need_some(values)
    if len(found) < 2:
        raise CellError(Code.DIVISION, "one value has no variance")
    mean = sum(found) / len(found)
    return sum((x - mean) ** 2 for x in found) / (len(found) - 1)


@register("STDEV", most=None, ranges=True)
def deviation(*values):
    return math.sqrt(variance(*values))


@register("LARGE", least=2, most=2, ranges=True)
def large(values, place):
    return nth(sorted(numbers([values]), reverse=True), place)


@register("SMALL", least=2, most=2, ranges=True)
def small(values, place):
    return nth(sorted(numbers([values])), place)


def nth(found, place):
    """The item at a place counted from 1."""
    index = int(number(scalar(place)))
    if not 1 <= index <= len(found):
        raise CellError(Code.NUMBER, f"no place {index} among {len(found)}")
    return found[index - 1]


@register("SUMPRODUCT", most=None, ranges=True)
def sum_product(*ranges):
    columns = [list(flatten([values])) for values in ranges]
    missing = object()
    total = 0
    for row in zip_longest(*columns, fillvalue=missing):
        if missing in row:
            raise CellError(Code.VALUE, "ranges of different sizes")
        total += math.prod(number(value) if not isinstance(value, str) else 0 for value in row)
    return total


@register("RANK", least=2, most=2, ranges=True)
def rank(value, values):
    wanted = number(scalar(value))
    return 1 + sum(1 for other in numbers([values]) if other > wanted)


# --- conditions


def criterion(condition):
    """A predicate from `5`, `"abc"`, `">=10"` or `"a*"`."""
    condition = scalar(condition)
    if not isinstance(condition, str):
        return lambda value: value is not BLANK and compare(value, condition) == 0
    for operator in ("<=", ">=", "<>", "<", ">", "="):
        if condition.startswith(operator):
            wanted = literal(condition[len(operator):])
            tests = {
                "<=": lambda c: c <= 0,
                ">=": lambda c: c >= 0,
                "<>": lambda c: c != 0,
                "<": lambda c: c < 0,
                ">": lambda c: c > 0,
                "=": lambda c: c == 0,
            }
            test = tests[operator]
            same_kind = isinstance(wanted, str)
            return lambda value: value is not BLANK and isinstance(value, str) == same_kind and test(compare(value, wanted))
    if condition.endswith("*"):
        prefix = condition[:-1].lower()
        return lambda value: isinstance(value, str) and value.lower().startswith(prefix)
    wanted = literal(condition)
    return lambda value: value is not BLANK and compare(value, wanted) == 0


@register("COUNTIF", least=2, most=2, ranges=True)
def count_if(values, condition):
    accept = criterion(condition)
    return sum(1 for value in flatten([values]) if accept(value))


@register("SUMIF", least=2, most=3, ranges=True)
def sum_if(values, condition, summed=None):
    accept = criterion(condition)
    keys = list(flatten([values]))
    amounts = keys if summed is None else list(flatten([summed]))
    return sum(number(amount) for key, amount in zip(keys, amounts) if accept(key) and not isinstance(amount, str))


@register("AVERAGEIF", least=2, most=3, ranges=True)
def average_if(values, condition, averaged=None):
    accept = criterion(condition)
    matched = sum(1 for value in flatten([values]) if accept(value))
    if matched == 0:
        raise CellError(Code.DIVISION, "nothing matches")
    return sum_if(values, condition, averaged) / matched


@register("IF", least=2, most=3, lazy=True)
def if_(context, condition, then, otherwise=None):
    if truth(scalar(condition.evaluate(context))):
        return scalar(then.evaluate(context))
    return scalar(otherwise.evaluate(context)) if otherwise is not None else False


@register("IFS", least=2, most=None, lazy=True)
def ifs(context, *pairs):
    steps = iter(pairs)
    for condition in steps:
        then = next(steps, None)
        if then is None:
            raise CellError(Code.VALUE, "IFS takes pairs")
        if truth(scalar(condition.evaluate(context))):
            return scalar(then.evaluate(context))
    raise CellError(Code.MISSING, "no condition holds")


@register("IFERROR", least=2, most=2, lazy=True)
def if_error(context, node, instead):
    try:
        return scalar(node.evaluate(context))
    except CellError:
        return scalar(instead.evaluate(context))


@register("ISERROR", lazy=True)
def is_error(context, node):
    try:
        scalar(node.evaluate(context))
    except CellError:
        return True
    return False


@register("AND", most=None, lazy=True)
def and_(context, *nodes):
    return all(truth(scalar(node.evaluate(context))) for node in nodes)


@register("OR", most=None, lazy=True)
def or_(context, *nodes):
    return any(truth(scalar(node.evaluate(context))) for node in nodes)


@register("NOT")
def not_(value):
    return not truth(value)


@register("ISBLANK")
def is_blank(value):
    return value is BLANK


@register("ISNUMBER")
def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


@register("ISTEXT")
def is_text(value):
    return isinstance(value, str)


# --- numbers


@register("ABS")
def abs_(value):
    return abs(number(value))


@register("SIGN")
def sign(value):
    value = number(value)
    return (value > 0) - (value < 0)


@register("INT")
def int_(value):
    return math.floor(number(value))


@register("ROUND", least=1, most=2)
def round_(value, places=0):
    """Half away from zero, as accountants like it."""
    scale = 10 ** int(number(places))
    value = number(value)
    rounded = math.floor(abs(value) * scale + 0.5 + 1e-9) / scale
    rounded = math.copysign(rounded, value)
    return int(rounded) if rounded == int(rounded) else rounded


@register("MOD", least=2, most=2)
def mod(a, b):
    if number(b) == 0:
        raise CellError(Code.DIVISION)
    return number(a) % number(b)


@register("SQRT")
def sqrt(value):
    value = number(value)
    if value < 0:
        raise CellError(Code.NUMBER, "root of a negative number")
    return math.sqrt(value)


@register("POWER", least=2, most=2)
def power_(a, b):
    from .nodes import power

    return power(number(a), number(b))


@register("GCD", most=None, ranges=True)
def gcd(*values):
    return math.gcd(*(int(value) for value in numbers(values)))


@register("FACT")
def factorial(value):
    value = int(number(value))
    if not 0 <= value <= 170:
        raise CellError(Code.NUMBER)
    return math.factorial(value)


@register("PI", least=0, most=0)
def pi():
    return math.pi


@register("PMT", least=3, most=3)
def payment(rate, periods, present):
    """The payment that clears a loan in so many periods."""
    rate, periods, present = number(rate), number(periods), number(present)
    if rate == 0:
        return -present / periods
    growth = (1 + rate) ** periods
    return -present * rate * growth / (growth - 1)


@register("NPV", least=2, most=None, ranges=True)
def net_present_value(rate, *values):
    rate = number(scalar(rate))
    return sum(value / (1 + rate) ** period for period, value in enumerate(numbers(values), 1))


@register("RANDBETWEEN", least=2, most=3)
def random_between(low, high, seed=0):
    """A number that depends on the seed only, so that a sheet recalculates to the same values."""
    low, high = int(number(low)), int(number(high))
    if low > high:
        raise CellError(Code.NUMBER, "empty interval")
    return random.Random(int(number(seed))).randint(low, high)


# --- texts


@register("LEN")
def len_(value):
    return len(text(value))


@register("UPPER")
def upper(value):
    return text(value).upper()


@register("LOWER")
def lower(value):
    return text(value).lower()


@register("PROPER")
def proper(value):
    return text(value).title()


@register("TRIM")
def trim(value):
    return " ".join(text(value).split())


@register("LEFT", least=1, most=2)
def left(value, length=1):
    return text(value)[:max(0, int(number(length)))]


@register("RIGHT", least=1, most=2)
def right(value, length=1):
    length = int(number(length))
    return text(value)[-length:] if length > 0 else ""


@register("MID", least=3, most=3)
def mid(value, start, length):
    start, length = int(number(start)), int(number(length))
    if start < 1 or length < 0:
        raise CellError(Code.VALUE)
    return text(value)[start - 1:start - 1 + length]


@register("FIND", least=2, most=3)
def find(wanted, value, start=1):
    at = text(value).find(text(wanted), int(number(start)) - 1)
    if at < 0:
        raise CellError(Code.VALUE, f"no {text(wanted)!r}")
    return at + 1


@register("SUBSTITUTE", least=3, most=3)
def substitute(value, old, new):
    return text(value).replace(text(old), text(new))


@register("REPT", least=2, most=2)
def repeat(value, times):
    times = int(number(times))
    if not 0 <= times <= 1000:
        raise CellError(Code.VALUE)
    return text(value) * times


@register("CONCAT", most=None, ranges=True)
def concat(*values):
    return "".join(text(value) for value in flatten(values))


@register("TEXTJOIN", least=3, most=None, ranges=True)
def text_join(separator, skip_blanks, *values):
    parts = (value for value in flatten(values) if not (value is BLANK and truth(scalar(skip_blanks))))
    return text(scalar(separator)).join(map(text, parts))


@register("VALUE")
def value_(value):
    return number(value)


@register("TEXT", least=2, most=2)
def format_text(value, pattern):
    """Formats of the form `0`, `0.00`, `#,##0.0` and `0%`."""
    pattern = text(pattern)
    body = pattern.removesuffix("%")
    amount = number(value) * (100 if body != pattern else 1)
    _, point, decimals = body.partition(".")
    comma = "," if "," in body else ""
    return f"{round_(amount, len(decimals)):{comma}.{len(decimals)}f}" + pattern[len(body):]


# --- looking up


@register("VLOOKUP", least=3, most=4, ranges=True)
def lookup_row(wanted, table, column, sorted_keys=False):
    wanted, column = scalar(wanted), int(number(scalar(column)))
    if not table or not 1 <= column <= len(table[0]):
        raise CellError(Code.REFERENCE, f"no column {column}")
    if truth(scalar(sorted_keys)):
        return from_sorted(wanted, table, column)
    for row in table:
        if row[0] is not BLANK and compare(row[0], wanted) == 0:
            return scalar(row[column - 1])
    raise CellError(Code.MISSING, f"no {text(wanted)!r}")


def from_sorted(wanted, table, column):
    """The last row whose key is not above the wanted one, by halving."""
    low, high = 0, len(table)
    while low < high:
        middle = (low + high) // 2
        if compare(table[middle][0], wanted) <= 0:
            low = middle + 1
        else:
            high = middle
    if low == 0:
        raise CellError(Code.MISSING, f"{text(wanted)!r} is below all keys")
    return scalar(table[low - 1][column - 1])


@register("INDEX", least=2, most=3, ranges=True)
def index(table, row, column=1):
    row, column = int(number(scalar(row))), int(number(scalar(column)))
    if not 1 <= row <= len(table) or not 1 <= column <= len(table[0]):
        raise CellError(Code.REFERENCE, f"no place ({row}, {column})")
    return scalar(table[row - 1][column - 1])


@register("MATCH", least=2, most=2, ranges=True)
def match_(wanted, values):
    wanted = scalar(wanted)
    for place, value in enumerate(flatten([values]), 1):
        if value is not BLANK and order_key(value) == order_key(wanted):
            return place
    raise CellError(Code.MISSING, f"no {text(wanted)!r}")


@register("CHOOSE", least=2, most=None, lazy=True)
def choose(context, place, *nodes):
    at = int(number(scalar(place.evaluate(context))))
    if not 1 <= at <= len(nodes):
        raise CellError(Code.VALUE, f"no choice {at}")
    return scalar(nodes[at - 1].evaluate(context))


@register("ROWS", ranges=True)
def rows(table):
    return len(table)


@register("COLUMNS", ranges=True)
def columns(table):
    return len(table[0])
