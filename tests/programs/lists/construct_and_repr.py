# Constructors, nesting, repr.
print([], [1], [1, "a", None, 2.5, [3, []]], list(), list("abc"), list((1, 2)), list({1: 2}), list(range(3)), list(x * 2 for x in (1, 2)), [*range(2), *"ab"], [[0] * 2] * 2, [1, 2,])
a = [1]
a.append(a)
print(a, repr(a), str([a]), len(a))
b = [a, a]
print(b, [None] * 3, [()], list(list([1])), [...], [print, len][1]("abc"))
for make in (lambda: list(5), lambda: list(1, 2), lambda: list(x=1), lambda: list(None)):
    try:
        make()
    except TypeError as e:
        print(e)
