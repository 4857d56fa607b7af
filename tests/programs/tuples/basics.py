# Construction, repr, indexing.
print((), (1,), (1, 2), 1, 2, (1), tuple(), tuple("ab"), tuple([1]), (*"ab", 1), ((1, 2), (3,)), tuple(x for x in range(2)), (1, 2)[0], (1, 2, 3)[-1], (1, 2, 3)[::-1], (1, 2, 3)[1:], ()[:], (1,) * 3, (1,) + (2,), 2 * (0,))
t = 1, 2, 3
a, b, c = t
print(a, b, c, len(t), 2 in t, t.index(3), t.count(1), max(t), sum(t), t == (1, 2, 3), t < (1, 3), t is tuple(t), t[:] is t, hash(t) == hash((1, 2, 3)), {t: 1}[1, 2, 3])
for code in ("t[0] = 1", "del t[0]", "t[5]", "t['a']", "t.append(1)", "t + [1]", "t + 1", "t * 'a'", "t < [1]", "t.index(9)", "hash(([],))", "tuple(5)", "tuple(1, 2)", "t[1.5]", "(1, 2) < ('a', 1)", "t.x = 1", "t -= (1,)"):
    try:
        exec(code)
    except (TypeError, IndexError, AttributeError, ValueError) as e:
        print(code, "->", type(e).__name__, e)
x = ([],)
x[0].append(1)
print(x)
x[0].append(x)
print(x)
