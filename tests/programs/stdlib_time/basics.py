# Conversions of fixed moments; clocks only move forward.
import time
t = time.gmtime(0)
print(t, t.tm_year, tuple(t), len(t), t[0], t.tm_zone, t.tm_gmtoff)
print(time.strftime('%Y-%m-%d %H:%M:%S %a %j', time.gmtime(1700000000)), time.asctime(time.gmtime(86400 * 365)))
print(time.strftime('%d/%m/%y %I %p %B %A %%', time.gmtime(951782400)), time.gmtime(951782400).tm_yday)
print(time.mktime(time.localtime(1700000000)), time.struct_time(range(9)))
a, b = time.monotonic(), time.monotonic()
p, q = time.perf_counter_ns(), time.perf_counter_ns()
print(a <= b, p <= q, isinstance(time.time(), float), isinstance(time.time_ns(), int), time.process_time() >= 0)
start = time.monotonic()
print(time.sleep(0.01), time.monotonic() - start >= 0.0099, time.sleep(0))
for f in (lambda: time.sleep(-1), lambda: time.sleep('a'), lambda: time.struct_time([1]), lambda: time.gmtime('x'), lambda: time.strftime(5), lambda: time.mktime((1,))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(time.get_clock_info('monotonic').monotonic, time.timezone, time.tzname)
