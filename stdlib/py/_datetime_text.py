"""datetime: ISO 8601 and strftime()."""

import time as _time

from _datetime_delta import iso_to_ymd, timedelta

_SPECS = {'hours': '{:02d}', 'minutes': '{:02d}:{:02d}', 'seconds': '{:02d}:{:02d}:{:02d}',
          'milliseconds': '{:02d}:{:02d}:{:02d}.{:03d}', 'microseconds': '{:02d}:{:02d}:{:02d}.{:06d}'}


def format_time(hour, minute, second, microsecond, timespec='auto'):
    """A time of day in ISO 8601."""
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    elif timespec == 'milliseconds':
        microsecond //= 1000
    try:
        spec = _SPECS[timespec]
    except KeyError:
        raise ValueError('Unknown timespec value') from None
    return spec.format(hour, minute, second, microsecond)


def format_offset(offset, separator=':'):
    """An offset from UTC: +HH:MM[:SS[.ffffff]]."""
    if offset is None:
        return ''
    sign = '+'
    if offset.days < 0:
        sign, offset = '-', -offset
    total = offset.days * 86400 + offset.seconds
    minutes, seconds = divmod(total, 60)
    hours, minutes = divmod(minutes, 60)
    text = f'{sign}{hours:02d}{separator}{minutes:02d}'
    if seconds or offset.microseconds:
        text += f'{separator}{seconds:02d}'
        if offset.microseconds:
            text += f'.{offset.microseconds:06d}'
    return text


def wrap_strftime(instance, format, timetuple):
    """strftime() with the codes that time.strftime() lacks."""
    parts = []
    index, length = 0, len(format)
    while index < length:
        char = format[index]
        index += 1
        if char != '%':
            parts.append(char)
            continue
        if index == length:
            parts.append('%')
            break
        code = format[index]
        index += 1
        if code == 'f':
            parts.append('%06d' % getattr(instance, 'microsecond', 0))
        elif code == 'z':
            parts.append(format_offset(_call(instance, 'utcoffset'), ''))
        elif code == ':' and index < length and format[index] == 'z':
            index += 1
            parts.append(format_offset(_call(instance, 'utcoffset')))
        elif code == 'Z':
            parts.append((_call(instance, 'tzname') or '').replace('%', '%%'))
        else:
            parts.append('%' + code)
    return _time.strftime(''.join(parts), timetuple)


def _call(instance, name):
    method = getattr(instance, name, None)
    return None if method is None else method()


def _digits(text):
    if not text.isascii() or not text.isdigit():
        raise ValueError
    return int(text)


def parse_date(text):
    """Year, month and day of a date in ISO 8601."""
    if len(text) not in (7, 8, 10):
        raise ValueError
    year = _digits(text[:4])
    separated = text[4] == '-'
    position = 5 if separated else 4
    if text[position:position + 1] == 'W':
        week = _digits(text[position + 1:position + 3])
        rest = text[position + 3:]
        day = 1
        if rest:
            if (rest[0] == '-') != separated:
                raise ValueError
            rest = rest[separated:]
            if len(rest) != 1:
                raise ValueError
            day = _digits(rest)
        try:
            return iso_to_ymd(year, week, day)
        except ValueError:
            raise ValueError from None
    month = _digits(text[position:position + 2])
    position += 2
    if (text[position:position + 1] == '-') != separated:
        raise ValueError
    rest = text[position + separated:]
    if len(rest) != 2:
        raise ValueError
    return year, month, _digits(rest)


def separator_position(text):
    """Where the date in a date and time ends."""
    length = len(text)
    if length == 7:
        return 7
    if length < 7:
        raise ValueError
    if text[4] == '-':
        if text[5] != 'W':
            return 10
        if length < 8:
            raise ValueError
        if length > 8 and text[8] == '-':
            if length == 9:
                raise ValueError
            if length > 10 and text[10].isdigit():
                # YYYY-Www-HH: the mark separates the time.
                return 8
            return 10
        return 8
    if text[4] != 'W':
        return 8
    position = 7
    while position < length and text[position].isdigit():
        position += 1
    if position < 9:
        return position
    return 7 if position % 2 == 0 else 8


def _parse_clock(text):
    """[hour, minute, second, microsecond] of HH[:MM[:SS[.f...]]], with or without separators."""
    found = [0, 0, 0, 0]
    position, length = 0, len(text)
    separated = None
    for index in range(3):
        if length - position < 2:
            raise ValueError
        found[index] = _digits(text[position:position + 2])
        position += 2
        following = text[position:position + 1]
        if index == 0:
            separated = following == ':'
        if not following or index == 2:
            break
        if following == ':' and separated:
            position += 1
        elif separated:
            raise ValueError
        elif following == ':' or not following.isdigit():
            raise ValueError
    if position < length:
        if text[position] not in '.,':
            raise ValueError
        fraction = text[position + 1:]
        if not fraction:
            raise ValueError
        _digits(fraction)
        found[3] = int(fraction[:6].ljust(6, '0'))
    return found


def parse_time(text):
    """Hour, minute, second, microsecond and time zone (or None) of a time in ISO 8601."""
    from _datetime_zone import timezone
    if len(text) < 2:
        raise ValueError
    zone_at = next((index for index, char in enumerate(text) if char in '+-Z'), None)
    clock = _parse_clock(text if zone_at is None else text[:zone_at])
    if zone_at is None:
        return (*clock, None)
    rest = text[zone_at + 1:]
    if text[zone_at] == 'Z':
        if rest:
            raise ValueError
        return (*clock, timezone.utc)
    if len(rest) in (0, 1, 3):
        raise ValueError
    hours, minutes, seconds, microseconds = _parse_clock(rest)
    if not (hours or minutes or seconds or microseconds):
        return (*clock, timezone.utc)
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=microseconds)
    return (*clock, timezone(-offset if text[zone_at] == '-' else offset))
