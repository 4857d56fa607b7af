# Conway's game on a torus with sets.
from collections import Counter
def step(cells, w, h):
    n = Counter(((x + dx) % w, (y + dy) % h) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {c for c, k in n.items() if k == 3 or k == 2 and c in cells}
def show(cells, w, h): return "\n".join("".join("#" if (x, y) in cells else "." for x in range(w)) for y in range(h))
cells = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for g in range(5):
    print(f"generation {g}: {len(cells)}"); print(show(cells, 8, 6))
    cells = step(cells, 8, 6)
for _ in range(40): cells = step(cells, 8, 6)
print(sorted(cells))
