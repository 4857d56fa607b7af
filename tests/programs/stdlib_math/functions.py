# Roots, logarithms, trigonometry, special functions.
import math
print(math.sqrt(2), round(math.cbrt(27), 12), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist([1, 2], [4, 6]), math.exp(1), math.exp2(10), math.expm1(1e-10))
print(math.log(8, 2), math.log(10), math.log2(2**70), math.log10(1e5), math.log1p(1e-10), math.log(10**400))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0), math.atan(1), math.atan2(-1, -1), math.degrees(math.pi), math.radians(180))
print(math.sinh(1), math.cosh(1), math.tanh(1), math.asinh(1), math.acosh(2), math.atanh(0.5))
print(round(math.gamma(5.5), 10), round(math.lgamma(100), 8), math.erf(0.5), math.erfc(0.5), math.pow(2, 0.5))
print(math.pi, math.e, math.tau, math.inf, math.nan, math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 2, abs_tol=1))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.fsum([0.1] * 10), sum([0.1] * 10), math.sumprod([1, 2], [3, 4]))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: math.acos(2), lambda: math.log(-1, 2), lambda: math.sqrt('a'),
          lambda: math.pow(0, -1), lambda: math.dist([1], [1, 2]), lambda: math.gamma(0), lambda: math.sumprod([1], [1, 2]), lambda: math.log(10, 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
