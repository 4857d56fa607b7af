"""Time zones from the system's database: `ZoneInfo(key)` is a `tzinfo`."""

import weakref
from bisect import bisect_right
from collections import OrderedDict
from datetime import datetime, tzinfo

from . import _files
from ._files import InvalidTZPathWarning, ZoneInfoNotFoundError, available_timezones, open_tzfile, reset_tzpath
from ._rules import Period, Rule, daylight_parts, parse_rule, read

__all__ = ["ZoneInfo", "reset_tzpath", "available_timezones", "TZPATH", "ZoneInfoNotFoundError", "InvalidTZPathWarning"]

for _class in (InvalidTZPathWarning, ZoneInfoNotFoundError):
    _class.__module__ = __name__


def __getattr__(name):
    if name == "TZPATH":
        return _files.TZPATH
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted(list(globals()) + ["TZPATH"])


def _stamp(dt):
    """The seconds from the epoch to a local time, as if it were UTC."""
    return (dt.toordinal() - 719163) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second


class ZoneInfo(tzinfo):
    """A time zone of the system's database; the same object for the same key while it is in use."""

    _strong_cache_size = 8
    _strong_cache = OrderedDict()
    _weak_cache = weakref.WeakValueDictionary()

    def __init_subclass__(cls):
        cls._strong_cache = OrderedDict()
        cls._weak_cache = weakref.WeakValueDictionary()

    def __new__(cls, key):
        zone = cls._weak_cache.get(key)
        if zone is None:
            zone = cls._weak_cache.setdefault(key, cls._new(key))
            zone._from_cache = True
        cls._strong_cache[key] = cls._strong_cache.pop(key, zone)
        if len(cls._strong_cache) > cls._strong_cache_size:
            cls._strong_cache.popitem(last=False)
        return zone

    @classmethod
    def no_cache(cls, key):
        """A new object for a key."""
        zone = cls._new(key)
        zone._from_cache = False
        return zone

    @classmethod
    def _new(cls, key):
        zone = super().__new__(cls)
        zone._key = key
        zone._repr = f"{cls.__module__}.{cls.__name__}(key={str(key)!r})"
        with open_tzfile(key) as file:
            zone._load(file)
        return zone

    @classmethod
    def from_file(cls, file, /, key=None):
        """A time zone from a stream of bytes."""
        zone = super().__new__(cls)
        zone._key = key
        zone._from_cache = False
        zone._load(file)
        if key is not None:
            zone._repr = f"{cls.__module__}.{cls.__name__}(key={str(key)!r})"
        else:
            zone._repr = f"{cls.__module__}.{cls.__name__}.from_file({file!r})"
        return zone

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        """Forgets the objects of some keys, or of all."""
        if only_keys is None:
            cls._weak_cache.clear()
            cls._strong_cache.clear()
            return
        for key in only_keys:
            cls._weak_cache.pop(key, None)
            cls._strong_cache.pop(key, None)

    def _load(self, file):
        moments, indexes, kinds, names, rule = read(file)
        parts = daylight_parts(indexes, kinds)
        periods = [Period(offset, part, name) for (offset, _, _), part, name in zip(kinds, parts, names)]
        self._utc = list(moments)
        self._periods = [periods[index] for index in indexes]
        # Before the first change, the first standard time holds.
        standard = [period for (_, is_daylight, _), period in zip(kinds, periods) if not is_daylight]
        self._before = next(iter(standard + periods), None)
        if rule:
            self._after = parse_rule(rule.decode())
        else:
            self._after = self._periods[-1] if self._periods else self._before
        self._is_fixed = not moments and isinstance(self._after, Period) and self._after == self._before
        # Local times of the changes: the earlier and the later of the two for each.
        offsets = [int(period.utcoff.total_seconds()) for period in [self._before] + self._periods]
        changes = list(zip(self._utc, offsets, offsets[1:]))
        self._local = ([moment + max(old, new) for moment, old, new in changes],
                       [moment + min(old, new) for moment, old, new in changes])

    @property
    def key(self):
        """The key, or None for a zone from a file without one."""
        return self._key

    def utcoffset(self, dt):
        """The offset from UTC at a local time."""
        period = self._at(dt)
        return None if period is None else period.utcoff

    def dst(self, dt):
        """The part of the offset that is daylight saving."""
        period = self._at(dt)
        return None if period is None else period.dstoff

    def tzname(self, dt):
        """The name of what holds at a local time."""
        period = self._at(dt)
        return None if period is None else period.tzname

    def _at(self, dt):
        if dt is None:
            # Only a zone in which nothing changes can tell.
            return self._after if self._is_fixed else None
        stamp, moments = _stamp(dt), self._local[dt.fold]
        if moments and stamp < moments[0]:
            return self._before
        if not moments or stamp > moments[-1]:
            if isinstance(self._after, Rule):
                return self._after.at_local(stamp, dt.year, dt.fold)
            return self._after
        return self._periods[bisect_right(moments, stamp) - 1]

    def fromutc(self, dt):
        """The local time of a moment."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc() requires a datetime argument")
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        stamp, moments = _stamp(dt), self._utc
        again = False
        if moments and stamp < moments[0]:
            period = self._before
        elif (not moments or stamp > moments[-1]) and isinstance(self._after, Rule):
            period, again = self._after.at_utc(stamp, dt.year)
        elif not moments:
            period = self._after
        else:
            place = bisect_right(moments, stamp)
            period = self._periods[place - 1]
            before = self._periods[place - 2] if place >= 2 else self._before
            shift = before.utcoff - period.utcoff
            again = shift.total_seconds() > stamp - moments[place - 1]
        dt += period.utcoff
        return dt.replace(fold=1) if again else dt

    def __str__(self):
        return repr(self) if self._key is None else f"{self._key}"

    def __repr__(self):
        return self._repr

    def __reduce__(self):
        if self._key is None:
            import pickle
            raise pickle.PicklingError("Cannot pickle a ZoneInfo file created from a file stream.")
        return self.__class__._unpickle, (self._key, self._from_cache)

    @classmethod
    def _unpickle(cls, key, from_cache, /):
        return cls(key) if from_cache else cls.no_cache(key)
