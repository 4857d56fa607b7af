# Literals, constructors, methods.
s = {1, 2, 3}
print(s, {1, 1.0, True}, set(), set("a"), set([1, 2]), set(range(4)), len(s), 2 in s, {*(), 1, *[2]}, frozenset(), frozenset([1]), frozenset({2}), {frozenset()}, {()}, {None})
s.add(4); s.discard(1); s.discard(99); s.remove(2); s.update([7], (8,)); print(s, s.copy(), s.copy() is s, s == {3, 4, 7, 8}, s.pop() in (3, 4, 7, 8), len(s))
s.clear(); print(s, bool(s)); s |= {1, 2, 3, 4}; s &= {2, 3, 4}; s -= {4}; s ^= {3, 5}; print(s)
s.difference_update([5]); s.intersection_update([2, 9]); s.symmetric_difference_update([2, 6]); print(s)
for code in ("s.remove(99)", "set().pop()", "s.add([])", "{[]}", "{{}}", "set(5)", "set([[]])", "s[0]", "s + s", "hash(s)", "frozenset().add(1)", "s.add()", "set(1, 2)", "s.remove([])", "s | [1]", "s & 5", "s < [1]", "s -= [1]", "s.update(5)", "s.union(5)", "s.remove('it')", "set().remove((1,))", "frozenset(1)", "{1} * 2", "s |= 'ab'", "del s[0]"):
    try:
        exec(code)
        print(code, "ok")
    except (KeyError, TypeError, AttributeError) as e:
        print(code, "->", type(e).__name__, e)
