"""Dates, times, durations, zones: arithmetic, text, errors."""

import copy
import datetime as dt
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


d = timedelta(days=1, hours=-3, microseconds=1.5)
print(d, repr(d), repr(timedelta()), timedelta(weeks=2), -d, abs(-d), d * 2, d / 3, d // 7, d * 0.1, d / d, d // timedelta(minutes=7), d % timedelta(minutes=7))
print(divmod(d, timedelta(hours=1)), d.total_seconds(), timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(0.1, 0.2, 0.3), str(timedelta(-1, 3)))
print(timedelta.min, timedelta.max, timedelta.resolution, hash(timedelta(1)) == hash(timedelta(hours=24)), bool(timedelta()), d > timedelta(1))
attempt(lambda: timedelta("1"))
attempt(lambda: timedelta(1) / 0)
attempt(lambda: timedelta.max + timedelta(1))

a = date(2024, 2, 29)
print(a, repr(a), a.isoformat(), a.weekday(), a.isoweekday(), a.isocalendar(), a.toordinal(), a.ctime(), a.timetuple())
print(a + timedelta(1), a - timedelta(366), a - date(2023, 1, 1), a.replace(year=2020), date.fromordinal(730000), date.fromisocalendar(2020, 53, 7))
print(a.strftime("%Y/%m/%d %a %A %b %B %j %U %W %w %y %% %G-%V %x"), f"{a:%d.%m.%Y}", f"{a}", date.min, date.max, a < date(2025, 1, 1), a == datetime(2024, 2, 29))
for text in ("2024-02-29", "20240229", "2024-W09-4", "2024W094", "2024W09", "2024-W09", "2024-2-29", "2024-13-01", "2024-02-30", "", "2024-W54"):
    attempt(lambda: date.fromisoformat(text))
for args in ((0, 1, 1), (2023, 2, 29), (2023, 13, 1), ("2023", 1, 1), (2023,), (2023, 1.0, 1)):
    attempt(lambda: date(*args))
attempt(lambda: date.max + timedelta(1))

t = time(12, 34, 56, 789, tzinfo=timezone(timedelta(hours=5, minutes=30)))
print(t, repr(t), t.isoformat("minutes"), t.utcoffset(), t.tzname(), t.dst(), t.replace(tzinfo=None), time(1), repr(time(0, 0, 5)), time(9, fold=1).__repr__())
print(t.strftime("%H:%M:%S.%f %p %I %z %:z %Z"), time.fromisoformat("04:05:06.7,".rstrip(",")), time.fromisoformat("T0405Z"), time.fromisoformat("04:05:06+01:00:30.5"))
for text in ("25:00", "04:5", "04:05:06.", "0405:06", "", "04:05+24:00", "040506,123456789"):
    attempt(lambda: time.fromisoformat(text))
attempt(lambda: time(1) < t)
attempt(lambda: time(24))
attempt(lambda: time(1, fold=2))
attempt(lambda: time(1).isoformat("x"))
attempt(lambda: time(1, tzinfo=3))
print(time(1) == t, time(1, tzinfo=UTC) == time(2, tzinfo=timezone(timedelta(hours=1))), hash(time(1)) == hash(time(1, fold=1)))

m = datetime(2024, 2, 29, 12, 34, 56, 789000, tzinfo=UTC)
print(m, repr(m), m.isoformat(" ", "milliseconds"), m.timestamp(), m.timetuple(), m.utctimetuple()[:6], m.date(), m.time(), m.timetz(), m.ctime())
e = timezone(timedelta(hours=-5), "EST")
print(m.astimezone(e), repr(m.astimezone(e)), m.astimezone(e) == m, m.astimezone(e) - m, m - datetime(2020, 1, 1, tzinfo=e), hash(m) == hash(m.astimezone(e)))
print(m + timedelta(days=1, microseconds=-1), m - timedelta(weeks=60), datetime.combine(a, t), datetime.fromtimestamp(1e9, UTC), datetime.fromtimestamp(1.0000005, UTC), datetime.fromtimestamp(-1.5, e))
print(m.strftime("%Y-%m-%dT%H:%M:%S.%f%z %Z %c"), f"{m:%H}", datetime.strptime("21/11/06 16:30 +0130", "%d/%m/%y %H:%M %z"), datetime.strptime("1 Jan 2020", "%d %b %Y"))
for text in ("2024-02-29T12:34:56", "2024-02-29 12:34", "20240229T123456.789Z", "2024-02-29", "2024-W09-4T10", "2024-02-29T12:34:56+05:30", "2024-02-29X12", "2024-02-29T", "2024-02-29T25:00", "nope", "2024-02-29T12:34:56-00:00"):
    attempt(lambda: datetime.fromisoformat(text))
attempt(lambda: datetime.strptime("x", "%Y"))
attempt(lambda: m < datetime(2024, 1, 1))
attempt(lambda: m - datetime(2024, 1, 1))
attempt(lambda: datetime.max + timedelta(microseconds=1))
attempt(lambda: datetime(2024, 1, 1, 24))
attempt(lambda: datetime.combine(1, t))
attempt(lambda: m.astimezone(3))
attempt(lambda: datetime.fromisoformat(3))
print(m == datetime(2024, 2, 29), m.replace(tzinfo=None) > datetime(2024, 2, 29), copy.replace(m, year=2020), copy.copy(m) == m, copy.deepcopy(t) == t)
print(UTC, repr(UTC), repr(e), e, timezone(timedelta(seconds=3661)), timezone.utc is timezone(timedelta(0)), e == timezone(timedelta(hours=-5)), timezone.max)
attempt(lambda: timezone(timedelta(hours=24)))
attempt(lambda: timezone(3))
attempt(lambda: tzinfo().utcoffset(None))


class Zone(tzinfo):
    def utcoffset(self, when):
        return timedelta(hours=2 if self.dst(when) else 1)

    def dst(self, when):
        return timedelta(hours=1) if when is not None and 4 <= when.month < 11 else timedelta(0)

    def tzname(self, when):
        return "SUMMER" if self.dst(when) else "WINTER"


z = Zone()
for month in (1, 3, 4, 10, 11):
    w = datetime(2024, month, 15, 12, tzinfo=UTC).astimezone(z)
    print(w, w.tzname(), w.dst(), w.astimezone(UTC))


class Sub(datetime):
    pass


s = Sub(2020, 1, 1)
print(repr(s), type(s + timedelta(1)).__name__, type(s.replace(day=2)).__name__, type(Sub.now()).__name__, s == datetime(2020, 1, 1))
print(dt.MINYEAR, dt.MAXYEAR, sorted(dt.__all__), date.today() <= date.today(), datetime(1, 1, 1), datetime(99, 1, 1).strftime("%Y"))
print(m.__reduce__(), a.__reduce__(), t.__reduce_ex__(4)[1][0], Sub(b"\x07\xe4\x01\x01\x00\x00\x00\x00\x00\x00"))
