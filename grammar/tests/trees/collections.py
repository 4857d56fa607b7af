(), (1,), (1, 2), (1, 2,), [], [1], [1, 2,], {}, {1}, {1, 2,}, {1: 2}, {1: 2, 3: 4,}
(*a,), [*a, b], {*a, *b}, {**a, 1: 2, **b}
*a, b
a,
[x for x in y], {x for x in y}, {x: y for x, y in z}, (x for x in y)
[x for x in y if a if b for z in x if c]
[x for x, in y], [x for x, *y in z], [x async for x in y], [(x, y) for (x, y) in z for [a, b] in c]
[x for x in (lambda: y)], [x for x.y in z], [x for x[0] in z if (a := 1)], [y := 1, y]
[(a if b else c) for a in b], [a if b else c for d in e or f], {a if b else c: d}
(
    a
    for a in b
)
(yield), (yield a), (yield a, b), (yield from c), (yield *a, b)
{(x := 1)}, {x := 1, 2}
