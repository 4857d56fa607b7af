# floor, ceil, trunc, fmod, modf, remainder, copysign.
import math
print([math.floor(x) for x in (1.5, -1.5, 2, 1e20)], [math.ceil(x) for x in (1.5, -1.5, 2)], [math.trunc(x) for x in (1.9, -1.9)])
print(math.fmod(-7, 3), math.modf(3.25), math.modf(-2.5), math.remainder(7, 4), math.copysign(3, -0.0), math.fabs(-2))
print(math.frexp(10.0), math.ldexp(0.625, 4), math.nextafter(1.0, 2.0), math.ulp(1.0), math.fma(2.0, 3.0, 4.0))
class F:
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
    def __trunc__(self): return 'trunc'
print(math.floor(F()), math.ceil(F()), math.trunc(F()))
for f in (lambda: math.floor(float('inf')), lambda: math.floor(float('nan')), lambda: math.ceil('a'), lambda: math.fmod(1, 0), lambda: math.trunc([]), lambda: math.ldexp(1.0, 10000)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
