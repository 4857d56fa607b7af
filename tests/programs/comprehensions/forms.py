# List, set, dict comprehensions and generator expressions.
print([x for x in range(5)], [x * y for x in range(3) for y in range(x)], [x for x in range(20) if x % 2 if x % 3], {x % 3 for x in range(9)}, {x: x ** 2 for x in range(3)}, list(x for x in "ab"), [[i * j for j in range(3)] for i in range(3)], [(a, b) for a, b in zip("ab", "cd")], [a for a, *b in [(1, 2, 3)]], {k: v for k, v in {"a": 1}.items() if v}, [x if x > 1 else -x for x in range(3)], [lambda: x for x in range(2)][0]())
print([x for x in [1, 2, 3] if x != 2 or True], [y for x in [[1, 2], [3]] for y in x], [z for x in range(2) for y in range(2) if x == y for z in (x, y)], {(x, y): x + y for x in (1, 2) for y in (3,)}, [f"{x!r}" for x in "ab"], sum(x for x in range(4)), [*(x for x in "ab")], [x for x in (y for y in [1, 2])], {**{x: 1 for x in "a"}}, [i for i in range(3)][::-1], [x for x, in [(1,), (2,)]], [t[0] for t[0] in [[1], [2]]] if False else "")
t = [None]
print([t[0] for t[0] in "ab"], t, [x for x in "a" for x in x + "b"], [x for x in range(3) if (y := x * 2) > 1], y, [(lambda z: z + x)(1) for x in range(2)])
def f(n): return [[j for j in range(i)] for i in range(n)], {i: [k for k in range(i)] for i in range(n)}
print(f(3), [[x, y] for x in "ab" for y in "cd" if x + y != "ad"])
class C:
    n = 3
    squares = [i * i for i in range(n)]
print(C.squares, [() for _ in range(2)], [[] for _ in "ab"], [None for _ in ""], {} == {x: x for x in ()})
order = []
def o(x): order.append(x); return x
{o("k"): o("v") for _ in range(o(1))}
print(order, {x: y for x, y in [("a", 1), ("a", 2)]})
