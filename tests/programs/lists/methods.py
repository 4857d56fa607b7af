# append, extend, insert, remove, pop, index, count, reverse, copy, clear.
a = [3, 1, 2]
print(a.append(4), a.extend((5, 6)), a.insert(0, 0), a.insert(100, 7), a.insert(-1, 8), a)
print(a.pop(), a.pop(0), a.pop(-2), a, a.remove(1), a, a.index(5), a.index(5, 2), a.count(3), a.reverse(), a)
b = a.copy()
print(b == a, b is a, a.clear(), a, b)
a += "xy"; a *= 2; print(a, a.index("y", 2), a.index("x", -3), a.count("z"))
a.extend(a); print(len(a)); a.extend(c for c in "k"); a.extend({"d": 1}); a.extend({5}); print(a[-3:])
for call in (lambda: a.remove("q"), lambda: a.index("q"), lambda: a.index("x", 99), lambda: a.extend(5), lambda: a.insert("a", 1), lambda: a.append(), lambda: a.append(1, 2), lambda: a.index(), lambda: a.pop(1, 2), lambda: a.nope, lambda: a.reverse(1), lambda: a.insert(1), lambda: [].remove(1), lambda: a.clear(1), lambda: list.append(1, 2), lambda: list.append(), lambda: a.index([1])):
    try:
        print(call())
    except (ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
