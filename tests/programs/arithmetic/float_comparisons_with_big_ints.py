# Comparisons between int and float are exact.
big = 2 ** 53
print(big == float(big), big + 1 == float(big + 1), big + 1 > float(big), 2 ** 1000 > 1e300, 10 ** 400 > 1e308, -10 ** 400 < -1e308)
print(10 ** 400 < float("inf"), -10 ** 400 > float("-inf"), 10 ** 400 == float("inf"), 1 == 1.0, 0 == -0.0, 10 ** 22 == 1e22, 10 ** 23 == 1e23)
nan = float("nan")
print(nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan, 1 < nan, 10 ** 400 < nan, [nan] == [nan], nan in [nan])
print(hash(1.0) == hash(1), hash(0.5), hash(-0.5), hash(float("inf")), hash(float("-inf")), hash(1e300), hash(2.0 ** 61))
print(min(1, 1.0), max(1, 1.0), min(1.0, 1), sorted([1.5, 1, 1.0, True, 0.5]))
