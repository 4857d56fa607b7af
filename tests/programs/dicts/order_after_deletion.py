# Insertion order survives deletions, reinsertions and growth.
d = {}
for i in range(20):
    d[i * 7 % 20] = i
for i in range(0, 20, 3):
    del d[i]
for i in range(100, 110):
    d[i] = i
d[3] = "again"
print(list(d), next(iter(d)), next(reversed(d)), d.popitem(), len(d))
for i in list(d)[:15]:
    d.pop(i)
print(d)
d.update(dict.fromkeys(range(5)))
print(d)
a = {"x": 1, "y": 2}
b = {"y": 2, "x": 1}
print(a == b, list(a) == list(b), a, b, {**b, **a}, {**a, "x": 5})
big = {}
for i in range(1000):
    big[str(i)] = i
for i in range(0, 1000, 2):
    del big[str(i)]
print(len(big), list(big)[:4], list(big.values())[-3:], sum(big.values()), "2" in big, big["3"])
