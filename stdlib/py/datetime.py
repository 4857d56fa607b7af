"""Dates, times, durations and time zones."""

from _datetime_date import date, time
from _datetime_datetime import datetime
from _datetime_delta import MAXYEAR, MINYEAR, timedelta
from _datetime_zone import UTC, timezone, tzinfo

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")
