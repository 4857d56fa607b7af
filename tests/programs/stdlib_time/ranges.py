# Numbers that are too great, and clocks that are seldom asked for.
import time


def failing(call, *arguments):
    try:
        print(call(*arguments))
    except (OverflowError, ValueError, OSError) as error:
        print(f"{type(error).__name__}: {error}")


first = -(1 << 31) + 1900
for year in first - 1, first, (1 << 31) - 1, 1 << 31, -(1 << 31) - 1, 1 << 70, -1 << 70:
    fields = (year,) + (0,) * 8
    failing(time.asctime, fields)
    failing(time.strftime, "%Y", fields)
failing(time.mktime, (1 << 70,) + (0,) * 8)
failing(time.strftime, "%S\0", time.gmtime(0))
failing(time.strftime, "\0%S", time.gmtime(0))
failing(time.sleep, 1e30)
failing(time.sleep, 1 << 70)
failing(time.sleep, -1)
failing(time.sleep, float("nan"))
print(time.CLOCK_BOOTTIME, time.CLOCK_MONOTONIC_RAW, time.CLOCK_TAI)
for clock in time.CLOCK_BOOTTIME, time.CLOCK_MONOTONIC_RAW, time.CLOCK_TAI:
    print(time.clock_gettime(clock) <= time.clock_gettime(clock), time.clock_gettime_ns(clock) > 0)
failing(time.clock_gettime, 99)
failing(time.clock_getres, 99)
