# Sorting a larger mix of runs; stability with many equal keys.
x = 12345
data = []
for i in range(1500):
    x = (x * 1103515245 + 12345) % 2 ** 31
    data.append(x % 100)
pairs = [(v, i) for i, v in enumerate(data)]
by_key = sorted(pairs, key=lambda p: p[0])
print(by_key == sorted(pairs), [p[1] for p in by_key[:8]], by_key[-1])
rev = sorted(pairs, key=lambda p: p[0], reverse=True)
print(rev[:3], all(a[0] > b[0] or a[0] == b[0] and a[1] < b[1] for a, b in zip(rev, rev[1:])))
runs = list(range(300)) + list(range(300, 0, -1)) + data
runs.sort()
print(runs == sorted(runs), runs[:5], runs[-3:], len(runs), sorted(map(str, data))[:6], sorted(v / 7 for v in data)[-2:])
