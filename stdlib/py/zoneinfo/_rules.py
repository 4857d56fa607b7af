"""For `zoneinfo`: the files of time zones, and the rule at their end for the time after their last change."""

import re
import struct
from calendar import isleap
from datetime import date, timedelta

_EPOCH = date(1970, 1, 1).toordinal()
_DAY = 86400


class Period:
    """What holds between two changes: offset from UTC, the part of it that is daylight saving, and the name."""

    __slots__ = ('utcoff', 'dstoff', 'tzname')

    def __init__(self, utcoff, dstoff, tzname):
        self.utcoff = timedelta(seconds=utcoff)
        self.dstoff = timedelta(seconds=dstoff)
        self.tzname = tzname

    def __eq__(self, other):
        return (self.utcoff, self.dstoff, self.tzname) == (other.utcoff, other.dstoff, other.tzname)


def read(file):
    """The moments of the changes, what holds from each of them on (index, offset, is daylight saving), the names, and the rule."""
    def header():
        magic, version, *counts = struct.unpack('>4sc15x6L', file.read(44))
        if magic != b'TZif':
            raise ValueError("Invalid TZif file: magic not found")
        return version, counts

    version, counts = header()
    size, kind = 4, 'l'
    if version >= b'2':
        isut, isstd, leap, times, types, characters = counts
        file.seek(times * 5 + types * 6 + characters + leap * 8 + isstd + isut, 1)
        version, counts = header()
        size, kind = 8, 'q'
    isut, isstd, leap, times, types, characters = counts
    moments = struct.unpack(f'>{times}{kind}', file.read(times * size))
    indexes = struct.unpack(f'>{times}B', file.read(times))
    kinds = [struct.unpack('>lbb', file.read(6)) for _ in range(types)]
    names = file.read(characters)
    file.seek(leap * (size + 4) + isstd + isut, 1)
    rule = b''
    if version >= b'2':
        if file.readline() != b'\n':
            raise ValueError("Invalid TZif file: footer not found")
        rule = file.readline().rstrip(b'\n')
    name_of = [names[place:names.find(b'\0', place)].decode() for _, _, place in kinds]
    return moments, indexes, kinds, name_of, rule


def daylight_parts(indexes, kinds):
    """How much of each kind's offset is daylight saving: what the standard time next to it lacks."""
    parts = {}
    for step in (-1, 1):
        for place, index in enumerate(indexes):
            if not kinds[index][1] or parts.get(index):
                continue
            beside = place + step
            if 0 <= beside < len(indexes) and not kinds[indexes[beside]][1]:
                parts[index] = kinds[index][0] - kinds[indexes[beside]][0]
    return [parts.get(index) or 3600 if is_daylight else 0 for index, (_, is_daylight, _) in enumerate(kinds)]


class Rule:
    """Standard and daylight saving time in turn, every year alike."""

    def __init__(self, standard, daylight, start, end):
        self.std, self.dst, self.start, self.end = standard, daylight, start, end
        self.difference = int((daylight.utcoff - standard.utcoff).total_seconds())

    def at_local(self, stamp, year, fold):
        """What holds at a local time."""
        start, end = self.start(year), self.end(year)
        if fold == (self.difference >= 0):
            end -= self.difference
        else:
            start += self.difference
        return self._between(start, end, stamp)

    def at_utc(self, stamp, year):
        """What holds at a moment, and whether its local time comes for the second time."""
        start = self.start(year) - int(self.std.utcoff.total_seconds())
        end = self.end(year) - int(self.dst.utcoff.total_seconds())
        period = self._between(start, end, stamp)
        again = end if self.difference > 0 else start
        return period, again <= stamp < again + abs(self.difference)

    def _between(self, start, end, stamp):
        is_daylight = start <= stamp < end if start < end else not end <= stamp < start
        return self.dst if is_daylight else self.std


def _days(year, month, day):
    return date(year, month, day).toordinal() - _EPOCH


def _change(text):
    """A function from years to the local moment that a text like `M3.5.0/2` gives."""
    day, _, clock = text.partition('/')
    seconds = _clock(clock) if clock else 7200
    if match := re.fullmatch(r'M(\d{1,2})\.(\d)\.(\d)', day):
        month, week, weekday = map(int, match.groups())
        if not (1 <= month <= 12 and 1 <= week <= 5 and 0 <= weekday <= 6):
            raise ValueError(f"Invalid dst start/end date: {text}")

        def moment(year):
            first = _days(year, month, 1)
            last = _days(year + month // 12, month % 12 + 1, 1) - 1
            # Day 0 of the epoch was a Thursday.
            place = first + (weekday - (first + 4)) % 7 + 7 * (week - 1)
            return (place if place <= last else place - 7) * _DAY + seconds
        return moment
    if match := re.fullmatch(r'(J?)(\d{1,3})', day):
        number = int(match[2])
        if number > 365 or match[1] and number < 1:
            raise ValueError(f"Invalid dst start/end date: {text}")

        def moment(year):
            # With J, the 29th of February does not count.
            days = number - 1 + (isleap(year) and number >= 60) if match[1] else number
            return (_days(year, 1, 1) + days) * _DAY + seconds
        return moment
    raise ValueError(f"Invalid dst start/end date: {text}")


def _clock(text):
    match = re.fullmatch(r'([+-]?)(\d{1,3})(?::(\d{2})(?::(\d{2}))?)?', text)
    if not match:
        raise ValueError(f"Invalid time: {text}")
    sign, hours, minutes, seconds = match.groups()
    total = int(hours) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return -total if sign == '-' else total


def parse_rule(text):
    """The period that lasts for ever, or the rule, that a text like `CET-1CEST,M3.5.0,M10.5.0/3` gives."""
    zone, *changes = text.split(',')
    name = r'(<[a-zA-Z0-9+\-]+>|[^<0-9:.+\-]+)'
    offset = r'([+-]?\d{1,3}(?::\d{2}){0,2})'
    match = re.fullmatch(f'{name}{offset}(?:{name}{offset}?)?', zone, re.ASCII)
    if not match:
        raise ValueError(f"{text} is not a valid TZ string")
    standard, west, daylight, daylight_west = match.groups()
    # Offsets count to the west.
    offset = -_clock(west)
    period = Period(offset, 0, standard.strip('<>'))
    if not daylight:
        if changes:
            raise ValueError(f"Transition rule present without DST: {text}")
        return period
    if len(changes) != 2:
        raise ValueError(f"Missing transition rules in TZ string: {text}")
    daylight_offset = -_clock(daylight_west) if daylight_west else offset + 3600
    other = Period(daylight_offset, daylight_offset - offset, daylight.strip('<>'))
    return Rule(period, other, _change(changes[0]), _change(changes[1]))
