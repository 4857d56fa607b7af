"""datetime: dates with times."""

import math as _math
import time as _time

from _datetime_date import (_DAYNAMES, _MONTHNAMES, _bad_iso, check_date, check_time, date, make_struct_time, time)
from _datetime_delta import MAX_ORDINAL, class_name, timedelta
from _datetime_text import format_offset, format_time, parse_date, parse_time, separator_position
from _datetime_zone import check_name, check_offset, check_zone, timezone, tzinfo

_MAX_FOLD_SECONDS = 24 * 3600


class datetime(date):
    """A date and a time: datetime(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)."""

    __module__ = 'datetime'
    __slots__ = time.__slots__[:5] + ('_fold',)

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *,
                fold=0):
        if isinstance(year, (bytes, str)) and len(year) == 10:
            state = year.encode('latin1') if isinstance(year, str) else year
            if 1 <= state[2] & 0x7F <= 12:
                return cls._from_state(state, month)
        if month is None:
            raise TypeError("function missing required argument 'month' (pos 2)")
        if day is None:
            raise TypeError("function missing required argument 'day' (pos 3)")
        year, month, day = check_date(year, month, day)
        hour, minute, second, microsecond, fold = check_time(hour, minute, second, microsecond, fold)
        check_zone(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo = tzinfo
        self._hashcode = -1
        self._fold = fold
        return self

    @classmethod
    def _from_state(cls, state, zone):
        self = object.__new__(cls)
        self._hashcode = -1
        self._fold, self._month = divmod(state[2], 128)
        self._year, self._day = state[0] * 256 + state[1], state[3]
        self._hour, self._minute, self._second = state[4:7]
        self._microsecond = int.from_bytes(state[7:10])
        self._tzinfo = zone
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _fromtimestamp(cls, t, utc, tz):
        if isinstance(t, float):
            if _math.isnan(t):
                raise ValueError("Invalid value NaN (not a number)")
            fraction, t = _math.modf(t)
            us = round(fraction * 1e6)
            if us >= 1000000:
                t += 1
                us -= 1000000
            elif us < 0:
                t -= 1
                us += 1000000
            t = int(t)
        else:
            us = 0
        year, month, day, hour, minute, second = (_time.gmtime if utc else _time.localtime)(t)[:6]
        result = cls(year, month, day, hour, minute, min(second, 59), us, tz)
        if tz is None and not utc and t >= _MAX_FOLD_SECONDS:
            # The second of two equal local times?
            before = cls(*_time.localtime(t - _MAX_FOLD_SECONDS)[:6], us)
            shift = result - before - timedelta(0, _MAX_FOLD_SECONDS)
            if shift.days < 0:
                again = cls(*_time.localtime(t + shift // timedelta(0, 1))[:6], us)
                if again == result:
                    result._fold = 1
        elif tz is not None:
            result = tz.fromutc(result)
        return result

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The local time (or that of a zone) of a time stamp."""
        check_zone(tz)
        return cls._fromtimestamp(timestamp, tz is not None, tz)

    @classmethod
    def utcfromtimestamp(cls, t, /):
        """The UTC time of a time stamp, without a zone."""
        import warnings
        warnings.warn("datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future "
                      "version. Use timezone-aware objects to represent datetimes in UTC: "
                      "datetime.datetime.fromtimestamp(timestamp, datetime.UTC).", DeprecationWarning, stacklevel=2)
        return cls._fromtimestamp(t, True, None)

    @classmethod
    def now(cls, tz=None):
        """The present time."""
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        """The present UTC time, without a zone."""
        import warnings
        warnings.warn("datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use "
                      "timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).",
                      DeprecationWarning, stacklevel=2)
        return cls._fromtimestamp(_time.time(), True, None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """A date and a time of day."""
        if not isinstance(date, _date_class):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {type(date).__name__}")
        if not isinstance(time, _time_class):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {type(time).__name__}")
        if tzinfo is True:
            tzinfo = time.tzinfo
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, tzinfo,
                   fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        """The time in ISO 8601."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            end = separator_position(date_string)
            parts = parse_date(date_string[:end])
            clock = (0, 0, 0, 0, None)
            if len(date_string) > end:
                clock = parse_time(date_string[end + 1:])
        except ValueError as error:
            if error.args:
                raise
            raise _bad_iso(date_string) from None
        return cls(*parts, *clock)

    def timetuple(self):
        """A struct_time."""
        saving = self.dst()
        saving = -1 if saving is None else 1 if saving else 0
        return make_struct_time(self._year, self._month, self._day, self._hour, self._minute, self._second, saving)

    def _mktime(self):
        """The time stamp of a local time, without microseconds."""
        day = 24 * 3600
        wanted = (self.replace(microsecond=0, fold=0, tzinfo=None) - _naive_epoch) // timedelta(0, 1)

        def local(u):
            return (datetime(*_time.localtime(u)[:6]) - _naive_epoch) // timedelta(0, 1)

        a = local(wanted) - wanted
        u1 = wanted - a
        if local(u1) == wanted:
            # Another solution, if clocks change nearby?
            u2 = u1 + (-day, day)[self._fold]
            b = local(u2) - u2
            if a == b:
                return u1
        else:
            b = local(u1) - u1
        u2 = wanted - b
        if local(u2) == wanted:
            return u2
        if local(u1) == wanted:
            return u1
        # A local time that does not exist.
        return (max, min)[self._fold](u1, u2)

    def timestamp(self):
        """The time stamp."""
        if self._tzinfo is None:
            return self._mktime() + self._microsecond / 1e6
        return (self - _epoch).total_seconds()

    def utctimetuple(self):
        """A struct_time in UTC."""
        offset = self.utcoffset()
        moved = self - offset if offset else self
        return make_struct_time(moved._year, moved._month, moved._day, moved._hour, moved._minute, moved._second, 0)

    def date(self):
        """The date alone."""
        return _date_class(self._year, self._month, self._day)

    def time(self):
        """The time of day alone."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """The time of day with the zone."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        """The time with other parts."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day, self._hour if hour is None else hour,
                          self._minute if minute is None else minute, self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _local_timezone(self):
        stamp = self._mktime() if self._tzinfo is None else (self - _epoch) // timedelta(seconds=1)
        local = _time.localtime(stamp)
        return timezone(timedelta(seconds=local.tm_gmtoff), local.tm_zone)

    def astimezone(self, tz=None):
        """The same moment in another zone."""
        if tz is None:
            tz = self._local_timezone()
        elif not isinstance(tz, tzinfo):
            check_zone(tz)
        own = self._tzinfo
        if own is None:
            own = self._local_timezone()
            offset = own.utcoffset(self)
        else:
            if tz is own:
                return self
            offset = own.utcoffset(self)
            if offset is None:
                own = self.replace(tzinfo=None)._local_timezone()
                offset = own.utcoffset(self)
        if tz is own:
            return self
        utc = (self - offset).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def ctime(self):
        """The time like C's ctime()."""
        return "%s %s %2d %02d:%02d:%02d %04d" % (_DAYNAMES[self.isoweekday()], _MONTHNAMES[self._month], self._day,
                                                  self._hour, self._minute, self._second, self._year)

    def isoformat(self, sep='T', timespec='auto'):
        """The time in ISO 8601."""
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError("isoformat() argument 1 must be a unicode character, not %s" % type(sep).__name__)
        return (f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}"
                + format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
                + format_offset(self.utcoffset()))

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if not parts[-1]:
            del parts[-1]
            if not parts[-1]:
                del parts[-1]
        parts = list(map(str, parts))
        if self._tzinfo is not None:
            parts.append("tzinfo=%r" % self._tzinfo)
        if self._fold:
            parts.append("fold=1")
        return "%s(%s)" % (class_name(self, datetime, 'datetime'), ', '.join(parts))

    def __str__(self):
        return self.isoformat(sep=' ')

    @classmethod
    def strptime(cls, date_string, format, /):
        """The time that a text means by a format."""
        import _strptime
        return _strptime._strptime_datetime(cls, date_string, format)

    def utcoffset(self):
        """The offset from UTC, or None."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.utcoffset(self)
        check_offset("utcoffset", offset)
        return offset

    def tzname(self):
        """The name of the time zone, or None."""
        if self._tzinfo is None:
            return None
        name = self._tzinfo.tzname(self)
        check_name(name)
        return name

    def dst(self):
        """The offset of daylight saving time, or None."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.dst(self)
        check_offset("dst", offset)
        return offset

    def __eq__(self, other):
        return self._compared(other, True) == 0 if isinstance(other, datetime) else NotImplemented

    def __le__(self, other):
        return self._compared(other) <= 0 if isinstance(other, datetime) else NotImplemented

    def __lt__(self, other):
        return self._compared(other) < 0 if isinstance(other, datetime) else NotImplemented

    def __ge__(self, other):
        return self._compared(other) >= 0 if isinstance(other, datetime) else NotImplemented

    def __gt__(self, other):
        return self._compared(other) > 0 if isinstance(other, datetime) else NotImplemented

    def _us(self):
        """Microseconds since the beginning of the calendar."""
        seconds = (self._hour * 60 + self._minute) * 60 + self._second
        return (self.toordinal() * 86400 + seconds) * 10 ** 6 + self._microsecond

    def _compared(self, other, equality=False):
        own = its = None
        if self._tzinfo is not other._tzinfo:
            own, its = self.utcoffset(), other.utcoffset()
            # A time in a gap or fold between zones equals nothing.
            if equality and (own != self.replace(fold=not self._fold).utcoffset()
                             or its != other.replace(fold=not other._fold).utcoffset()):
                return 2
        a, b = self._us(), other._us()
        if own != its:
            if own is None or its is None:
                if equality:
                    return 2
                raise TypeError("can't compare offset-naive and offset-aware datetimes")
            a -= own._us()
            b -= its._us()
        return (a > b) - (a < b)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        days, rest = divmod(self._us() + other._us(), 86400 * 10 ** 6)
        if not 0 < days <= MAX_ORDINAL:
            raise OverflowError("date value out of range")
        seconds, microsecond = divmod(rest, 10 ** 6)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        from _datetime_delta import ordinal_to_ymd
        return type(self)(*ordinal_to_ymd(days), hour, minute, second, microsecond, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, datetime):
            return self + -other if isinstance(other, timedelta) else NotImplemented
        difference = self._us() - other._us()
        if self._tzinfo is not other._tzinfo:
            own, its = self.utcoffset(), other.utcoffset()
            if own != its:
                if own is None or its is None:
                    raise TypeError("can't subtract offset-naive and offset-aware datetimes")
                difference += its._us() - own._us()
        return timedelta._of(difference)

    def __hash__(self):
        if self._hashcode == -1:
            plain = self.replace(fold=0) if self._fold else self
            offset = plain.utcoffset()
            if offset is None:
                self._hashcode = hash(plain._getstate()[0])
            else:
                self._hashcode = hash(timedelta._of(self._us()) - offset)
        return self._hashcode

    def _getstate(self, protocol=3):
        month = self._month + (128 if self._fold and protocol > 3 else 0)
        state = (bytes([*divmod(self._year, 256), month, self._day, self._hour, self._minute, self._second])
                 + self._microsecond.to_bytes(3))
        return (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce_ex__(self, protocol):
        return self.__class__, self._getstate(protocol)

    def __reduce__(self):
        return self.__reduce_ex__(2)


_date_class, _time_class = date, time
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
_naive_epoch = datetime(1970, 1, 1)
