"""statistics: estimates of densities from samples."""

import random
from bisect import bisect_left, bisect_right
from math import acos, asin, atan, cos, cosh, erf, exp, log, pi, sin, sqrt, tan, tau

from _statistics_sums import StatisticsError


def _newton_raphson(f_inv_estimate, f, f_prime, tolerance=1e-12):
    def f_inv(y):
        x = f_inv_estimate(y)
        while abs(diff := f(x) - y) > tolerance:
            x -= diff / f_prime(x)
        return x
    return f_inv


def _quartic_invcdf_estimate(p):
    sign, p = (1.0, p) if p <= 1 / 2 else (-1.0, 1.0 - p)
    x = (2.0 * p) ** 0.4258865685331 - 1.0
    if p >= 0.004 and p < 0.499:
        x += 0.026818732 * sin(7.101753784 * p + 2.73230839482953)
    return x * sign


def _triweight_invcdf_estimate(p):
    sign, p = (1.0, p) if p <= 1 / 2 else (-1.0, 1.0 - p)
    x = (2.0 * p) ** 0.3400218741872791 - 1.0
    return x * sign


def _triangular_cdf(t):
    return t * t * (1 / 2 if t < 0.0 else -1 / 2) + t + 1 / 2


def _triangular_invcdf(p):
    return sqrt(2.0 * p) - 1.0 if p < 1 / 2 else 1.0 - sqrt(2.0 - 2.0 * p)


def _quartic(t):
    return 15 / 16 * (1.0 - t * t) ** 2


def _quartic_cdf(t):
    return sum(c * t ** k for c, k in ((3 / 16, 5), (-5 / 8, 3), (15 / 16, 1))) + 1 / 2


def _triweight(t):
    return 35 / 32 * (1.0 - t * t) ** 3


def _triweight_cdf(t):
    return 35 / 32 * (-1 / 7 * t ** 7 + 3 / 5 * t ** 5 - t ** 3 + t) + 1 / 2


def _normal_invcdf(p):
    from _statistics_normal import _normal_dist_inv_cdf
    return _normal_dist_inv_cdf(p, 0.0, 1.0)


# Density, cumulative distribution, its inverse, and how far the density reaches (None: to infinity).
_KERNELS = {
    'normal': (lambda t: exp(-1 / 2 * t * t) / sqrt(2 * pi), lambda t: 1 / 2 * (1.0 + erf(t / sqrt(2))),
               _normal_invcdf, None),
    'logistic': (lambda t: 1 / 2 / (1.0 + cosh(t)), lambda t: 1.0 - 1.0 / (exp(t) + 1.0),
                 lambda p: log(p / (1 - p)), None),
    'sigmoid': (lambda t: 1 / pi / cosh(t), lambda t: 2 / pi * atan(exp(t)), lambda p: log(tan(p * pi / 2)), None),
    'rectangular': (lambda t: 1 / 2, lambda t: 1 / 2 * t + 1 / 2, lambda p: 2 * p - 1, 1.0),
    'triangular': (lambda t: 1.0 - abs(t), _triangular_cdf, _triangular_invcdf, 1.0),
    'parabolic': (lambda t: 3 / 4 * (1.0 - t * t), lambda t: sum(c * t ** k for c, k in ((-1 / 4, 3), (3 / 4, 1)))
                  + 1 / 2, lambda p: 2 * cos((acos(2 * p - 1) + pi) / 3), 1.0),
    'quartic': (_quartic, _quartic_cdf, _newton_raphson(_quartic_invcdf_estimate, _quartic_cdf, _quartic), 1.0),
    'triweight': (_triweight, _triweight_cdf,
                  _newton_raphson(_triweight_invcdf_estimate, _triweight_cdf, _triweight), 1.0),
    'cosine': (lambda t: pi / 4 * cos(pi / 2 * t), lambda t: 1 / 2 * sin(pi / 2 * t) + 1 / 2,
               lambda p: 2 * asin(2 * p - 1) / pi, 1.0),
}
for _alias, _name in (('gauss', 'normal'), ('uniform', 'rectangular'), ('epanechnikov', 'parabolic'),
                      ('biweight', 'quartic')):
    _KERNELS[_alias] = _KERNELS[_name]


def _check(data, h):
    if not len(data):
        raise StatisticsError('Empty data sequence')
    if not isinstance(data[0], (int, float)):
        raise TypeError('Data sequence must contain ints or floats')
    if h <= 0.0:
        raise StatisticsError(f'Bandwidth h must be positive, not {h=!r}')


def kde(data, h, kernel='normal', *, cumulative=False):
    """A function that estimates the density (or the cumulative distribution) behind a sample."""
    n = len(data)
    _check(data, h)
    if kernel not in _KERNELS:
        raise StatisticsError(f'Unknown kernel name: {kernel!r}')
    K, W, _, support = _KERNELS[kernel]
    if support is None:
        def pdf(x):
            return sum(K((x - x_i) / h) for x_i in data) / (len(data) * h)

        def cdf(x):
            return sum(W((x - x_i) / h) for x_i in data) / len(data)
    else:
        sample = sorted(data)
        bandwidth = h * support

        def pdf(x):
            nonlocal n, sample
            if len(data) != n:
                sample = sorted(data)
                n = len(data)
            i = bisect_left(sample, x - bandwidth)
            j = bisect_right(sample, x + bandwidth)
            return sum(K((x - x_i) / h) for x_i in sample[i:j]) / (n * h)

        def cdf(x):
            nonlocal n, sample
            if len(data) != n:
                sample = sorted(data)
                n = len(data)
            i = bisect_left(sample, x - bandwidth)
            j = bisect_right(sample, x + bandwidth)
            return sum((W((x - x_i) / h) for x_i in sample[i:j]), i) / n

    if cumulative:
        cdf.__doc__ = f'CDF estimate with {h=!r} and {kernel=!r}'
        return cdf
    pdf.__doc__ = f'PDF estimate with {h=!r} and {kernel=!r}'
    return pdf


def kde_random(data, h, kernel='normal', *, seed=None):
    """A function that returns random values as kde() estimates them."""
    _check(data, h)
    if kernel not in _KERNELS:
        raise StatisticsError(f'Unknown kernel name: {kernel!r}')
    inverse = _KERNELS[kernel][2]
    generator = random.Random(seed)
    choice, uniform = generator.choice, generator.random

    def rand():
        return choice(data) + h * inverse(uniform())

    rand.__doc__ = f'Random KDE selection with {h=!r} and {kernel=!r}'
    return rand


kde.__module__ = kde_random.__module__ = 'statistics'
