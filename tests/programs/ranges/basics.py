# range: attributes, items, membership, equality.
r = range(2, 20, 3)
print(r, range(5), range(0), range(1, 5), range(5, 0, -2), list(r), len(r), r[0], r[-1], r[1:3], r[::-1], r[::2], r.start, r.stop, r.step)
print(5 in r, 6 in r, 5.0 in r, "a" in r, -1 in range(-3, 3), 10 ** 30 in range(10 ** 31), r.index(8), r.count(8), r.count(9), max(r), sum(r), list(reversed(r)), bool(range(0)), bool(range(1)))
print(range(3) == range(0, 3, 1), range(0) == range(5, 0), range(0, 5, 2) == range(0, 6, 2), range(3) == [0, 1, 2], hash(range(0)) == hash(range(3, 3)), hash(range(0, 5, 2)) == hash(range(0, 6, 2)), range(True, 3))
big = range(0, 10 ** 30, 10 ** 10)
print(big[5], big[-1], big.index(10 ** 20), 10 ** 20 + 1 in big, big[10 ** 5:][0], range(10 ** 30)[-1], list(range(2 ** 63, 2 ** 63 + 3)), list(range(2 ** 62 - 2, 2 ** 62 + 1)))
for code in ("range()", "range(1.5)", "range('a')", "range(1, 2, 0)", "range(1, 2, 3, 4)", "r[10]", "r['a']", "r.index(3)", "r[0] = 1", "r.start = 1", "len(range(10**30))", "r + r", "range(3) < range(4)", "range(stop=3)", "r.x", "range(None)", "range(1, 1.0)", "r.index('a')", "del r[0]"):
    try:
        print(code, eval(code) if "=" not in code.replace("stop=", "").replace("==", "") and not code.startswith("del") else exec(code))
    except (TypeError, ValueError, IndexError, AttributeError, OverflowError) as e:
        print(code, "->", type(e).__name__, e)
