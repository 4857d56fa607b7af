# Lexicographic order; identity before equality.
print([1, 2] == [1, 2], [1, 2] != [1, 3], [1, 2] < [1, 3], [1] < [1, 0], [] < [1], [2] > [1, 9], [1, 2] <= [1, 2], [1] == (1,), [1, "a"] < [2, 1], [[1], 2] == [[1], 2])
nan = float("nan")
print([nan] == [nan], [nan] < [nan], nan in [nan], [nan].count(nan), [nan].index(nan))
class E:
    def __eq__(self, other):
        print("eq", end=" ")
        return True
e = E()
print([e] == [1], [1] == [e], e in [e], 5 in [e], [e].index(7), [1, e].count(2), [e].remove(3))
for text in ("[1] < ['a']", "[1] < (1,)", "[None] < [None]", "[1, None] < [1, None]", "[[]] < [{}]", "[1] > None"):
    try:
        print(text, eval(text))
    except TypeError as err:
        print(text, "->", err)
a = []; a.append(a); b = []; b.append(b)
try:
    a == b
except RecursionError as err:
    print(err)
print(a == a)
