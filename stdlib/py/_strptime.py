"""Parsing of dates and times by a format: what time.strptime() and datetime.strptime() do."""

import time

_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august",
           "september", "october", "november", "december"]
_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_COMPOUND = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y",
             "T": "%H:%M:%S", "R": "%H:%M", "r": "%I:%M:%S %p"}

# Digits at most, the lowest and the highest number.
_NUMBERS = {"d": (2, 1, 31), "H": (2, 0, 23), "I": (2, 1, 12), "j": (3, 1, 366), "m": (2, 1, 12),
            "M": (2, 0, 59), "S": (2, 0, 61), "U": (2, 0, 53), "W": (2, 0, 53), "V": (2, 1, 53),
            "u": (1, 1, 7), "w": (1, 0, 6)}


_AMBIGUOUS = """\
Parsing dates involving a day of month without a year specified is ambiguious
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647."""


class _Mismatch(Exception):
    """The text does not fit the format."""


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _ordinal(year, month, day):
    """The number of a day, 1 for 1 January of the year 1."""
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400
    return days + _BEFORE[month - 1] + (month > 2 and _is_leap(year)) + day


def _from_ordinal(ordinal):
    """Year, month and day of a day's number."""
    year = max(1, ordinal * 400 // 146097)
    while _ordinal(year + 1, 1, 1) <= ordinal:
        year += 1
    while _ordinal(year, 1, 1) > ordinal:
        year -= 1
    month = 12
    while _ordinal(year, month, 1) > ordinal:
        month -= 1
    return year, month, ordinal - _ordinal(year, month, 1) + 1


class _Parser:

    def __init__(self, text):
        self.text = text
        self.at = 0
        self.found = {}

    def spaces(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        if self.at == start:
            raise _Mismatch

    def literal(self, char):
        if self.text[self.at:self.at + 1].lower() != char.lower():
            raise _Mismatch
        self.at += 1

    def digits(self, most, least=1):
        end = self.at
        while end < len(self.text) and end - self.at < most and self.text[end] in "0123456789":
            end += 1
        if end - self.at < least:
            raise _Mismatch
        digits = self.text[self.at:end]
        self.at = end
        return digits

    def number(self, most, low, high):
        """A number in its range: as many digits as make one."""
        start = self.at
        if most == 2 and low == 1 and high == 31 and self.text[start:start + 1] == " ":
            self.at += 1
            return self.number(1, 1, 9)
        digits = self.digits(most)
        while digits and not low <= int(digits) <= high:
            digits = digits[:-1]
        if not digits:
            raise _Mismatch
        self.at = start + len(digits)
        return int(digits)

    def word(self, words):
        rest = self.text[self.at:].lower()
        for word in sorted(words, key=len, reverse=True):
            if word and rest.startswith(word):
                self.at += len(word)
                return words.index(word)
        raise _Mismatch

    def zone_offset(self):
        if self.text[self.at:self.at + 1] == "Z":
            self.at += 1
            return "Z"
        start = self.at
        if self.text[start:start + 1] not in ("+", "-") or not self.text[start:start + 1]:
            raise _Mismatch
        self.at += 1
        self.digits(2, 2)
        if self.text[self.at:self.at + 1] == ":":
            self.at += 1
        self.digits(2, 2)
        if self.text[self.at:self.at + 1] == ":":
            self.at += 1
            self.digits(2, 2)
        elif self.text[self.at:self.at + 2].isdigit():
            self.digits(2, 2)
        if self.text[self.at:self.at + 1] == ".":
            self.at += 1
            self.digits(6)
        return self.text[start:self.at]

    def directive(self, letter):
        found = self.found
        if letter in _NUMBERS:
            found[letter] = self.number(*_NUMBERS[letter])
        elif letter == "Y" or letter == "G":
            found[letter] = int(self.digits(4, 4))
        elif letter == "y":
            found[letter] = int(self.digits(2, 2))
        elif letter == "f":
            found[letter] = self.digits(6)
        elif letter == "A":
            found["weekday"] = self.word(_WEEKDAYS)
        elif letter == "a":
            found["weekday"] = self.word([name[:3] for name in _WEEKDAYS])
        elif letter == "B":
            found["m"] = self.word(_MONTHS) + 1
        elif letter == "b" or letter == "h":
            found["m"] = self.word([name[:3] for name in _MONTHS]) + 1
        elif letter == "p":
            found["p"] = self.word(["am", "pm"])
        elif letter == "z":
            found["z"] = self.zone_offset()
        elif letter == "Z":
            names = ["utc", "gmt"] + [name.lower() for name in time.tzname]
            found["Z"] = names[self.word(names)]
        elif letter == "%":
            self.literal("%")
        else:
            raise KeyError(letter)


def _parse(data_string, format):
    """What the directives found in the text, by letter."""
    parser = _Parser(data_string)
    index = 0
    try:
        while index < len(format):
            char = format[index]
            if char == "%":
                letter = format[index + 1:index + 2]
                if not letter:
                    raise ValueError("stray %% in format '%s'" % format)
                index += 2
                if letter in _COMPOUND:
                    format = format[:index] + _COMPOUND[letter] + format[index:]
                    continue
                try:
                    parser.directive(letter)
                except KeyError:
                    raise ValueError("'%s' is a bad directive in format '%s'" % (letter, format)) from None
            elif char.isspace():
                while index < len(format) and format[index].isspace():
                    index += 1
                parser.spaces()
            else:
                parser.literal(char)
                index += 1
    except _Mismatch:
        raise ValueError("time data %r does not match format %r" % (data_string, format)) from None
    if parser.at != len(data_string):
        raise ValueError("unconverted data remains: %s" % data_string[parser.at:])
    return parser.found


def _offset(text):
    """Seconds and microseconds of an offset from UTC."""
    if text == "Z":
        return 0, 0
    digits = text[1:].replace(":", "")
    whole, _, fraction = digits.partition(".")
    seconds = int(whole[:2]) * 3600 + int(whole[2:4]) * 60 + int(whole[4:6] or 0)
    fraction = int(fraction.ljust(6, "0")) if fraction else 0
    return (-seconds, -fraction) if text[0] == "-" else (seconds, fraction)


def _strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    """The fields of a time, the microseconds, and those of the offset."""
    for index, arg in enumerate([data_string, format]):
        if not isinstance(arg, str):
            raise TypeError(f"strptime() argument {index} must be str, not {type(arg)}")
    found = _parse(data_string, format)
    if "d" in found and not found.keys() & {"Y", "y", "G"} and "j" not in found:
        import warnings
        warnings.warn(_AMBIGUOUS, DeprecationWarning, stacklevel=3)
    year = found.get("Y")
    if year is None and "y" in found:
        year = found["y"] + (1900 if found["y"] > 68 else 2000)
    month, day = found.get("m", 1), found.get("d", 1)
    hour = found.get("H", 0)
    if "I" in found:
        hour = found["I"] % 12 + 12 * found.get("p", 0)
    weekday = found.get("weekday")
    if "w" in found:
        weekday = (found["w"] - 1) % 7
    if "u" in found:
        weekday = found["u"] - 1
    fraction = int(found["f"].ljust(6, "0")) if "f" in found else 0
    gmtoff, gmtoff_fraction = _offset(found["z"]) if "z" in found else (None, 0)
    zone, tz = None, -1
    if "Z" in found:
        zone = found["Z"]
        if zone in ("utc", "gmt") or zone == time.tzname[0].lower():
            tz = 0
        elif zone == time.tzname[1].lower() and time.daylight:
            tz = 1
    julian = found.get("j")

    if "G" in found:
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        if "V" not in found or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
    elif "V" in found:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")

    leap_year_fix = False
    if year is None:
        # 29 February needs a leap year.
        leap_year_fix = month == 2 and day == 29
        year = 1904 if leap_year_fix else 1900
    if julian is None and weekday is not None:
        week = found.get("U", found.get("W"))
        if week is not None and "d" not in found and "m" not in found:
            first = (_ordinal(year, 1, 1) + 6) % 7
            position, day_of_week = weekday, first
            if "U" in found:
                first, position = (first + 1) % 7, (weekday + 1) % 7
            start = (7 - first) % 7
            julian = 1 + position - first if week == 0 else 1 + start + 7 * (week - 1) + position
        elif "G" in found:
            year = found["G"]
            fourth = _ordinal(year, 1, 4)
            julian = found["V"] * 7 + weekday + 1 - ((fourth + 6) % 7 + 1 + 3)
        if julian is not None and julian <= 0:
            year -= 1
            julian += 366 if _is_leap(year) else 365
    if julian is None:
        next_month = _ordinal(year + month // 12, month % 12 + 1, 1)
        if _ordinal(year, month, day) >= next_month:
            raise ValueError("day is out of range for month")
        julian = _ordinal(year, month, day) - _ordinal(year, 1, 1) + 1
    else:
        year, month, day = _from_ordinal(julian - 1 + _ordinal(year, 1, 1))
    if weekday is None:
        weekday = (_ordinal(year, month, day) + 6) % 7
    if leap_year_fix:
        year = 1900
    return ((year, month, day, hour, found.get("M", 0), found.get("S", 0), weekday, julian, tz,
             found.get("Z") and data_string and zone.upper(), gmtoff), fraction, gmtoff_fraction)


def _strptime_time(data_string, format="%a %b %d %H:%M:%S %Y"):
    """A struct_time of the text."""
    return time.struct_time(_strptime(data_string, format)[0][:time._STRUCT_TM_ITEMS])


def _strptime_datetime(cls, data_string, format="%a %b %d %H:%M:%S %Y"):
    """A datetime of the text."""
    fields, fraction, gmtoff_fraction = _strptime(data_string, format)
    zone, gmtoff = fields[-2:]
    args = fields[:6] + (fraction,)
    if gmtoff is not None:
        from datetime import timedelta, timezone
        delta = timedelta(seconds=gmtoff, microseconds=gmtoff_fraction)
        args += (timezone(delta, zone) if zone else timezone(delta),)
    return cls(*args)
