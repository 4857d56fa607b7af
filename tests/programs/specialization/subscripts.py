# Hot subscripts: list, tuple, dict, str and classes; errors and negatives.
def get(o, k): return o[k]
def put(o, k, v): o[k] = v
l = list(range(10))
for i in range(50): get(l, i % 10)
class G:
    def __getitem__(self, k): return ("G", k)
class M(dict):
    def __missing__(self, k): return ("missing", k)
class SubL(list):
    def __getitem__(self, k): return "sub"
for o, k in ((l, -1), (l, True), ((1, 2, 3), 1), ("héllo", 1), ({"a": 1}, "a"), (G(), 5), (M(), "z"), (SubL([1]), 0), (b"abc", 0), (range(5), 2), (l, slice(1, 3)), ([2 ** 70], 0), ({1: "i"}, 1.0), (list, int)):
    for _ in range(20): r = get(o, k)
    print(r, end=" ")
print()
for o, k in ((l, 10), (l, -11), (l, "a"), ((), 0), ("", 0), ({}, "k"), (5, 0), (None, 0), (l, 2 ** 70), ({}, []), (l, None), ("abc", 1.0), (set(), 0)):
    for _ in range(10):
        try: get(o, k)
        except Exception as e: msg = f"{type(e).__name__} {e}"
    print(msg)
d = {}
for i in range(30): put(l, i % 10, i); put(d, i % 7, i)
print(l, d)
for o, k in ((l, 99), ((1,), 0), ("s", 0), (None, 0), (range(3), 0), (d, [])):
    for _ in range(10):
        try: put(o, k, 1)
        except Exception as e: msg = f"{type(e).__name__} {e}"
    print(msg)
grid = [[0] * 4 for _ in range(4)]
for i in range(4):
    for j in range(4): grid[i][j] += i * j; grid[j][i] -= 1
print(grid)
def contains(c, x): return x in c
for _ in range(30): contains([1], 1)
print(contains((1, 2), 2), contains("abc", "b"), contains({1}, 1), contains({1: 2}, 2), contains(range(5), 3), contains(iter([1]), 1))
