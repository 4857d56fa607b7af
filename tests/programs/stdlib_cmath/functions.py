"""All functions of complex numbers, also at the edges."""

import cmath
import math

inf, nan = math.inf, math.nan
finite = [0, 1, -1, 1j, -1j, 1 + 1j, -2.5 + 0.5j, 3 - 4j, 1e-5 + 1e-5j, complex(0.0, -0.0), complex(-0.0, 0.0), 1e300 + 1e300j, 0.5, -0.5, 2, 10]
edges = [complex(inf, 0), complex(-inf, 0), complex(0, inf), complex(inf, inf), complex(-inf, inf), complex(nan, 0), complex(0, nan), complex(inf, nan), complex(1, inf), complex(nan, nan)]


def shown(z):
    return complex(float(f"{z.real:.11e}"), float(f"{z.imag:.11e}"))


for name in ("sqrt", "exp", "log", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh"):
    function = getattr(cmath, name)
    for z in finite:
        try:
            print(name, z, shown(function(z)))
        except (ValueError, OverflowError) as error:
            print(name, z, error)
for name in ("sqrt", "log"):
    for z in edges:
        print(name, z, getattr(cmath, name)(z))
print(cmath.phase(-1), cmath.polar(3 + 4j), cmath.rect(2, math.pi / 2), cmath.rect(0, 1), cmath.log(8, 2), cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1, 2))
print([f(z) for f in (cmath.isnan, cmath.isinf, cmath.isfinite) for z in (1, complex(nan, 1), complex(1, inf))], cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
for bad in (lambda: cmath.log(0), lambda: cmath.sqrt("x"), lambda: cmath.isclose(1, 2, rel_tol=-1), lambda: cmath.log(2, 1)):
    try:
        print(bad())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
