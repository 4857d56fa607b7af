from __future__ import annotations
x: a.b[c] = 1
def f(p: int | None, *, q: "s" = 2) -> list[int]:
    y: z = 1
