"""Means, medians, deviations, regressions, normal distributions, kernels."""

import random
import statistics as s
from decimal import Decimal as D
from fractions import Fraction as F

data = [1, 2, 3, 3, 4, 7, 1.5]
for name in ("mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high", "median_grouped",
             "mode", "multimode", "pstdev", "pvariance", "stdev", "variance", "quantiles"):
    print(name, getattr(s, name)(data))
    try:
        getattr(s, name)([])
    except s.StatisticsError as error:
        print(error)
    else:
        print("passed")
print(s.mean([F(1, 2), F(1, 3)]), s.mean([D("0.1"), D("0.3")]), s.stdev([D("1.5"), D("2.5"), D("2.75")]), s.variance([F(1, 6), F(1, 2)]))
print(s.fmean([1, 2, 3], weights=[1, 0, 2]), s.harmonic_mean([40, 60], weights=[5, 30]), s.quantiles(range(10), n=10, method="inclusive"))
x, y = [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 1, 2, 3, 1, 2, 30]
print(s.covariance(x, y), s.correlation(x, y), s.correlation(x, y, method="ranked"), s.linear_regression(x, y), s.linear_regression(x, y, proportional=True))
n = s.NormalDist(100, 15)
print(n, n.pdf(100), n.cdf(110), n.inv_cdf(0.9), n.inv_cdf(1e-9), n.quantiles(4), n.zscore(130), n.overlap(s.NormalDist(90, 10)))
print(n + 5, n * 2, n - s.NormalDist(1, 2), -n, n == s.NormalDist(100, 15), n.variance, s.NormalDist.from_samples(data))
print(n.samples(2, seed=1))
for kernel in ("normal", "logistic", "sigmoid", "rectangular", "triangular", "parabolic", "quartic", "triweight", "cosine"):
    f = s.kde([-2.1, -1.3, -0.4, 1.9, 5.1, 6.2], h=1.5, kernel=kernel)
    c = s.kde([-2.1, -1.3, -0.4, 1.9, 5.1, 6.2], h=1.5, kernel=kernel, cumulative=True)
    r = s.kde_random([1, 2], h=1.5, kernel=kernel, seed=8)
    print(kernel, [round(v, 9) for v in (f(0.1), f(2), c(0.1), c(2), r(), r())])
for bad in (lambda: s.mean("abc"), lambda: s.stdev([1]), lambda: s.correlation([1, 2], [1]), lambda: s.harmonic_mean([-1, 2]),
            lambda: s.quantiles([1], n=0), lambda: s.linear_regression([1, 1], [2, 3]), lambda: s.NormalDist(0, -1)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
