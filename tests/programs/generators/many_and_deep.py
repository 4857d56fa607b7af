# Thousands of generators alive; deep delegation; generators as tree walkers.
gens = [(lambda n: (n + i for i in range(3)))(n) for n in range(1000)]
print(sum(next(g) for g in gens), sum(next(g) for g in gens), sum(sum(g) for g in gens))
class Node:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
def build(lo, hi):
    if lo >= hi: return None
    m = (lo + hi) // 2
    return Node(m, build(lo, m), build(m + 1, hi))
print(list(build(0, 15)), sum(build(0, 500)))
def count(n):
    while n: got = yield n; n = got if got is not None else n - 1
print(list(count(5)))
c = count(10); next(c)
print(c.send(3), list(c))
def deep(n):
    if n == 0:
        yield "bottom"
        return 0
    return 1 + (yield from deep(n - 1))
def top(): return (yield from deep(300))
it = top()
print(next(it))
try: next(it)
except StopIteration as e: print(e.value)
def permute(items):
    if not items: yield []
    for i, x in enumerate(items):
        for rest in permute(items[:i] + items[i + 1:]): yield [x] + rest
print(len(list(permute([1, 2, 3, 4]))), list(permute([1, 2, 3]))[3])
def scheduler(tasks):
    while tasks:
        t = tasks.pop(0)
        try: print(next(t), end=" ")
        except StopIteration as e: print(f"[{e.value}]", end=" ")
        else: tasks.append(t)
def task(n, k):
    for i in range(k): yield f"{n}{i}"
    return n
scheduler([task("a", 2), task("b", 3), task("c", 1)]); print()
