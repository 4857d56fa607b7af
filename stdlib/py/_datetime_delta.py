"""datetime: durations, and the arithmetic of the calendar."""

import math as _math

MINYEAR = 1
MAXYEAR = 9999
MAX_ORDINAL = 3652059

_DAYS_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY_US = 86400 * 10 ** 6


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def days_in_month(year, month):
    return 29 if month == 2 and is_leap(year) else _DAYS_IN_MONTH[month]


def days_before_month(year, month):
    return _DAYS_BEFORE_MONTH[month] + (month > 2 and is_leap(year))


def ymd_to_ordinal(year, month, day):
    """The number of a day; the first of January of the year 1 is day 1."""
    return days_before_year(year) + days_before_month(year, month) + day


def ordinal_to_ymd(number):
    """Year, month and day of a number."""
    number -= 1
    n400, number = divmod(number, 146097)
    n100, number = divmod(number, 36524)
    n4, number = divmod(number, 1461)
    n1, number = divmod(number, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        # The last day of a leap year.
        return year - 1, 12, 31
    month = (number + 50) >> 5
    before = days_before_month(year, month)
    if before > number:
        month -= 1
        before = days_before_month(year, month)
    return year, month, number - before + 1


def week_one_monday(year):
    """The number of the Monday of the first ISO week."""
    first = ymd_to_ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def iso_to_ymd(year, week, day):
    """Year, month and day of a day of an ISO week."""
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year must be in {MINYEAR}..{MAXYEAR}, not {year}")
    if not 0 < week < 53:
        out_of_range = True
        if week == 53:
            first = ymd_to_ordinal(year, 1, 1) % 7
            out_of_range = not (first == 4 or first == 3 and is_leap(year))
        if out_of_range:
            raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return ordinal_to_ymd(week_one_monday(year) + (week - 1) * 7 + day - 1)


def class_name(instance, base, name):
    """How a class is called in a repr."""
    kind = type(instance)
    return 'datetime.' + name if kind is base else kind.__name__


def divide_and_round(a, b):
    """a / b as the nearest integer, half to even."""
    quotient, rest = divmod(a, b)
    rest *= 2
    if (rest > b if b > 0 else rest < b) or rest == b and quotient % 2 == 1:
        quotient += 1
    return quotient


_UNITS = (('days', 86400 * 10 ** 6), ('seconds', 10 ** 6), ('microseconds', 1), ('milliseconds', 1000),
          ('minutes', 60 * 10 ** 6), ('hours', 3600 * 10 ** 6), ('weeks', 7 * 86400 * 10 ** 6))


def _total_microseconds(values):
    """The sum of all parts; fractions of a microsecond are rounded together, half to even."""
    total, left = 0, 0.0
    for (name, factor), value in zip(_UNITS, values):
        if type(value) is int:
            total += value * factor
        elif isinstance(value, int):
            total += int(value) * factor
        elif isinstance(value, float):
            fraction, whole = _math.modf(value)
            total += int(whole) * factor
            if fraction:
                fraction, whole = _math.modf(fraction * factor)
                total += int(whole)
                left += fraction
        else:
            raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
    if left:
        rounded = _math.floor(abs(left) + 0.5) * (1 if left > 0 else -1)
        if abs(rounded - left) == 0.5:
            odd = total & 1
            half = (left + odd) * 0.5
            rounded = 2 * int(_math.floor(abs(half) + 0.5) * (1 if half > 0 else -1)) - odd
        total += int(rounded)
    return total


class timedelta:
    """A duration: days, seconds and microseconds.

    timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)
    """

    __module__ = 'datetime'
    __slots__ = '_days', '_seconds', '_microseconds', '_hashcode'

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        return cls._of(_total_microseconds((days, seconds, microseconds, milliseconds, minutes, hours, weeks)))

    @classmethod
    def _of(cls, total):
        """The duration of so many microseconds."""
        days, rest = divmod(total, _DAY_US)
        if abs(days) > 999999999:
            raise OverflowError("days=%d; must have magnitude <= 999999999" % days)
        self = object.__new__(cls)
        self._days = days
        self._seconds, self._microseconds = divmod(rest, 10 ** 6)
        self._hashcode = -1
        return self

    def _us(self):
        return (self._days * 86400 + self._seconds) * 10 ** 6 + self._microseconds

    def __repr__(self):
        parts = [f'{name}={value}' for name, value in (('days', self._days), ('seconds', self._seconds),
                                                       ('microseconds', self._microseconds)) if value]
        return "%s(%s)" % (class_name(self, timedelta, 'timedelta'), ', '.join(parts) or '0')

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = "%d:%02d:%02d" % (hours, minutes, seconds)
        if self._days:
            text = "%d day%s, " % (self._days, '' if abs(self._days) == 1 else 's') + text
        if self._microseconds:
            text += ".%06d" % self._microseconds
        return text

    def total_seconds(self):
        """The duration in seconds."""
        return self._us() / 10 ** 6

    days = property(lambda self: self._days, doc="Number of days.")
    seconds = property(lambda self: self._seconds, doc="Number of seconds (>= 0 and less than 1 day).")
    microseconds = property(lambda self: self._microseconds,
                            doc="Number of microseconds (>= 0 and less than 1 second).")

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._us() + other._us())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._us() - other._us())
        return NotImplemented

    def __rsub__(self, other):
        return other - self if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._us())

    def __pos__(self):
        return timedelta._of(self._us())

    def __abs__(self):
        return timedelta._of(abs(self._us()))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._us() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(divide_and_round(self._us() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us() // other._us()
        return timedelta._of(self._us() // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us() / other._us()
        if isinstance(other, int):
            return timedelta._of(divide_and_round(self._us(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(divide_and_round(b * self._us(), a))
        return NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._us() % other._us()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._us(), other._us())
        return quotient, timedelta._of(rest)

    def __eq__(self, other):
        return self._us() == other._us() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us() < other._us() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us() <= other._us() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us() > other._us() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us() >= other._us() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        if self._hashcode == -1:
            self._hashcode = hash((self._days, self._seconds, self._microseconds))
        return self._hashcode

    def __bool__(self):
        return self._days != 0 or self._seconds != 0 or self._microseconds != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)
