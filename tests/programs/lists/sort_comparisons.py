# How often the comparison is called (the algorithm of CPython's listsort.txt).
data = []
x = 12345
for i in range(300):
    x = (x * 1103515245 + 12345) % 2 ** 31
    data.append(x % 100)
compared = 0
class C:
    def __init__(self, v): self.v = v
    def __lt__(self, other):
        global compared
        compared += 1
        return self.v < other.v
sorted([C(i) for i in range(100)]); print(compared)
compared = 0; sorted([C(-i) for i in range(100)]); print(compared)
compared = 0; sorted([C(v) for v in data[:64]]); print(compared)
compared = 0; sorted([C(v) for v in data[:300]]); print(compared)
