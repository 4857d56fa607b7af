# +, *, += and *=.
a = [1, 2]
b = a
print(a + [3], a * 2, 2 * a, a * 0, a * -1, [] + [], [[]] * 2)
b += [3]
print(a)
b = b + [4]
print(a, b)
a *= 2
print(a)
a += (7, 8); a += "z"; a += {9: 1}; print(a)
nested = [[0]] * 3
nested[0].append(1)
print(nested)
for text in ("[1] + (2,)", "[1] + 1", "[1] * 'a'", "[1] * 1.0", "[1] * [2]", "1 + [1]", "(1,) + [2]", "[1] - [1]", "[1] * 10**30", "[1] + None"):
    try:
        eval(text)
    except (TypeError, OverflowError, MemoryError) as e:
        print(text, "->", type(e).__name__, e)
class R:
    def __radd__(self, other): return ("radd", other)
    def __rmul__(self, other): return ("rmul", other)
print([1] + R(), [1] * R())
