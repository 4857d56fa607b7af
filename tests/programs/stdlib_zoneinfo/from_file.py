# Zones from streams, so that nothing depends on the system's database.
import io
import struct
import zoneinfo
from datetime import datetime, timedelta, timezone


def zone(changes, kinds, names, rule):
    """A file of version 2 with these changes (moment, kind)."""
    def block(size, code):
        data = b"".join(struct.pack(">" + code, moment) for moment, _ in changes)
        data += bytes(kind for _, kind in changes)
        data += b"".join(struct.pack(">lbb", *kind) for kind in kinds) + names
        return struct.pack(">4sc15x6L", b"TZif", b"2", 0, 0, 0, len(changes), len(kinds), len(names)) + data
    return io.BytesIO(block(4, "l") + block(8, "q") + b"\n" + rule + b"\n")


KINDS = [(3208, 0, 0), (3600, 0, 4), (7200, 1, 8)]
NAMES = b"LMT\0CET\0CEST\0"
CHANGES = [(-2000000000, 1), (354675600, 2), (370400400, 1)]
berlin = zoneinfo.ZoneInfo.from_file(zone(CHANGES, KINDS, NAMES, b"CET-1CEST,M3.5.0,M10.5.0/3"), key="Test/Berlin")
print(repr(berlin), str(berlin), berlin.key)
for year, month, day in ((1850, 1, 1), (1900, 1, 1), (1981, 3, 29), (1981, 9, 27), (2024, 3, 31), (2024, 10, 27), (2500, 7, 1)):
    for hour in range(5):
        for fold in (0, 1):
            local = datetime(year, month, day, hour, 30, tzinfo=berlin, fold=fold)
            moment = local.astimezone(timezone.utc)
            back = moment.astimezone(berlin)
            print(local, fold, local.tzname(), local.dst(), moment, back, back.fold)
for rule in (b"UTC0", b"<-03>3", b"EST5EDT,M3.2.0,M11.1.0", b"NZST-12NZDT,M9.5.0,M4.1.0/3", b"A3B,J60,J300", b"X1Y2,59/0,299/25:30:00", b""):
    fixed = zoneinfo.ZoneInfo.from_file(zone([], KINDS[:1], NAMES, rule))
    print(rule, [(fixed.utcoffset(moment), fixed.dst(moment), fixed.tzname(moment))
                 for moment in (datetime(2024, 1, 1), datetime(2024, 7, 1), datetime(2023, 3, 1, 3))], fixed.utcoffset(None), fixed.key)
for bad in (b"nothing" * 20, b"TZif2"):
    try:
        zoneinfo.ZoneInfo.from_file(io.BytesIO(bad))
    except (ValueError, struct.error) as error:
        print(type(error).__name__)
for rule in (b"X", b"A1B", b"A1B,M13.1.0,M1.1.0", b"A1,M1.1.0,M2.1.0", b"A1B,J0,J1"):
    try:
        zoneinfo.ZoneInfo.from_file(zone([], KINDS, NAMES, rule))
    except ValueError as error:
        print(rule, type(error).__name__)
for key in ("/absolute", "../up", "a//b", "no/such/zone"):
    try:
        zoneinfo.ZoneInfo(key)
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)
