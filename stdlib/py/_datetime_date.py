"""datetime: dates and times of day."""

import time as _time
from operator import index as _index

from _datetime_delta import (MAXYEAR, MAX_ORDINAL, MINYEAR, class_name, days_before_month, days_in_month, iso_to_ymd,
                             ordinal_to_ymd, timedelta, week_one_monday, ymd_to_ordinal)
from _datetime_text import format_offset, format_time, parse_date, parse_time, wrap_strftime
from _datetime_zone import check_name, check_offset, check_zone, tzinfo

_DAYNAMES = (None, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHNAMES = (None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def check_date(year, month, day):
    """The three as integers within their ranges."""
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError('day is out of range for month')
    return year, month, day


def check_time(hour, minute, second, microsecond, fold):
    """The five as integers within their ranges."""
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')
    return hour, minute, second, microsecond, fold


def make_struct_time(year, month, day, hour, minute, second, dst):
    weekday = (ymd_to_ordinal(year, month, day) + 6) % 7
    yearday = days_before_month(year, month) + day
    return _time.struct_time((year, month, day, hour, minute, second, weekday, yearday, dst))


class IsoCalendarDate(tuple):
    """Year, week and weekday of the ISO calendar."""

    __module__ = 'datetime'
    __slots__ = ()

    def __new__(cls, year, week, weekday, /):
        return super().__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return 'datetime.IsoCalendarDate(year=%s, week=%s, weekday=%s)' % tuple(self)


def _bad_iso(text):
    return ValueError(f'Invalid isoformat string: {text!r}')


class date:
    """A day of the Gregorian calendar: date(year, month, day)."""

    __module__ = 'datetime'
    __slots__ = '_year', '_month', '_day', '_hashcode'

    def __new__(cls, year, month=None, day=None):
        if month is None and isinstance(year, (bytes, str)) and len(year) == 4:
            state = year.encode('latin1') if isinstance(year, str) else year
            if 1 <= state[2] <= 12:
                self = object.__new__(cls)
                self._hashcode = -1
                self._year, self._month, self._day = state[0] * 256 + state[1], state[2], state[3]
                return self
        if month is None:
            raise TypeError("function missing required argument 'month' (pos 2)")
        if day is None:
            raise TypeError("function missing required argument 'day' (pos 3)")
        self = object.__new__(cls)
        self._year, self._month, self._day = check_date(year, month, day)
        self._hashcode = -1
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """The local date of a time stamp."""
        if timestamp is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def today(cls):
        """The present date."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        """The day of a number."""
        ordinal = _index(ordinal)
        if ordinal < 1:
            raise ValueError('ordinal must be >= 1')
        if ordinal > MAX_ORDINAL:
            raise ValueError(f'year {ordinal_to_ymd(ordinal)[0]} is out of range')
        return cls(*ordinal_to_ymd(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        """The day in ISO 8601."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            parts = parse_date(date_string)
        except ValueError as error:
            if error.args:
                raise
            raise _bad_iso(date_string) from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The day of a week."""
        return cls(*iso_to_ymd(year, week, day))

    def __repr__(self):
        return "%s(%d, %d, %d)" % (class_name(self, date, 'date'), self._year, self._month, self._day)

    def ctime(self):
        """The date like C's ctime()."""
        return "%s %s %2d 00:00:00 %04d" % (_DAYNAMES[self.isoweekday()], _MONTHNAMES[self._month], self._day,
                                            self._year)

    def strftime(self, format):
        """The date by a format."""
        return wrap_strftime(self, format, self.timetuple())

    def __format__(self, fmt, /):
        if not isinstance(fmt, str):
            raise TypeError("__format__() argument 1 must be str, not %s" % type(fmt).__name__)
        return self.strftime(fmt) if fmt else str(self)

    def isoformat(self):
        """The date in ISO 8601."""
        return "%04d-%02d-%02d" % (self._year, self._month, self._day)

    def __str__(self):
        return self.isoformat()

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def timetuple(self):
        """A struct_time."""
        return make_struct_time(self._year, self._month, self._day, 0, 0, 0, -1)

    def toordinal(self):
        """The number of the day; the first of January of the year 1 is 1."""
        return ymd_to_ordinal(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        """The date with other parts."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        from _datetime_datetime import datetime
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        if self._hashcode == -1:
            self._hashcode = hash(self._getstate()[0])
        return self._hashcode

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = self.toordinal() + other.days
        if 0 < ordinal <= MAX_ORDINAL:
            return type(self).fromordinal(ordinal)
        raise OverflowError("date value out of range")

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def weekday(self):
        """The day of the week; Monday is 0."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """The day of the week; Monday is 1."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """Year, week and weekday of the ISO calendar."""
        year = self._year
        monday = week_one_monday(year)
        today = ymd_to_ordinal(self._year, self._month, self._day)
        week, day = divmod(today - monday, 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - week_one_monday(year), 7)
        elif week >= 52 and today >= week_one_monday(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate(year, week + 1, day + 1)

    def _getstate(self):
        return bytes([*divmod(self._year, 256), self._month, self._day]),

    def __reduce__(self):
        return self.__class__, self._getstate()


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


class time:
    """A time of day: time(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)."""

    __module__ = 'datetime'
    __slots__ = '_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_hashcode', '_fold'

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, (bytes, str)) and len(hour) == 6:
            state = hour.encode('latin1') if isinstance(hour, str) else hour
            if state[0] & 0x7F < 24:
                self = object.__new__(cls)
                self._hashcode = -1
                self._fold, self._hour = divmod(state[0], 128)
                self._minute, self._second = state[1], state[2]
                self._microsecond = int.from_bytes(state[3:6])
                self._tzinfo = minute or None
                return self
        hour, minute, second, microsecond, fold = check_time(hour, minute, second, microsecond, fold)
        check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo = tzinfo
        self._hashcode = -1
        self._fold = fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def __eq__(self, other):
        return self._compared(other, True) == 0 if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._compared(other) <= 0 if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._compared(other) < 0 if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._compared(other) >= 0 if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._compared(other) > 0 if isinstance(other, time) else NotImplemented

    def _us(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 10 ** 6 + self._microsecond

    def _compared(self, other, equality=False):
        own, its = None, None
        if self._tzinfo is not other._tzinfo:
            own, its = self.utcoffset(), other.utcoffset()
        a, b = self._us(), other._us()
        if own != its:
            if own is None or its is None:
                if equality:
                    return 2
                raise TypeError("can't compare offset-naive and offset-aware times")
            a -= own._us()
            b -= its._us()
        return (a > b) - (a < b)

    def __hash__(self):
        if self._hashcode == -1:
            plain = self.replace(fold=0) if self._fold else self
            offset = plain.utcoffset()
            if offset is None:
                self._hashcode = hash(plain._getstate()[0])
            else:
                moved = timedelta(microseconds=self._us()) - offset
                self._hashcode = hash(moved)
        return self._hashcode

    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo is not None:
            parts.append("tzinfo=%r" % self._tzinfo)
        if self._fold:
            parts.append("fold=1")
        return "%s(%s)" % (class_name(self, time, 'time'), ', '.join(parts))

    def isoformat(self, timespec='auto'):
        """The time in ISO 8601."""
        return (format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
                + format_offset(self.utcoffset()))

    def __str__(self):
        return self.isoformat()

    @classmethod
    def fromisoformat(cls, time_string, /):
        """The time in ISO 8601."""
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            *parts, zone = parse_time(time_string.removeprefix('T'))
        except ValueError as error:
            if error.args:
                raise
            raise _bad_iso(time_string) from None
        return cls(*parts, zone)

    def strftime(self, format):
        """The time by a format."""
        return wrap_strftime(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    __format__ = date.__format__

    def utcoffset(self):
        """The offset from UTC, or None."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.utcoffset(None)
        check_offset("utcoffset", offset)
        return offset

    def tzname(self):
        """The name of the time zone, or None."""
        if self._tzinfo is None:
            return None
        name = self._tzinfo.tzname(None)
        check_name(name)
        return name

    def dst(self):
        """The offset of daylight saving time, or None."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.dst(None)
        check_offset("dst", offset)
        return offset

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """The time with other parts."""
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _getstate(self, protocol=3):
        hour = self._hour + (128 if self._fold and protocol > 3 else 0)
        state = bytes([hour, self._minute, self._second]) + self._microsecond.to_bytes(3)
        return (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce_ex__(self, protocol):
        return self.__class__, self._getstate(protocol)

    def __reduce__(self):
        return self.__reduce_ex__(2)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
