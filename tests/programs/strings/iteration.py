# Iterating, unpacking, enumerating strings.
for c in "a😀é":
    print(ascii(c), ord(c))
a, b, *rest = "hello"
print(a, b, rest, list("abc"), tuple("ab"), [*"xy"], set("aab") == {"a", "b"}, dict(["ab", "cd"]), list(zip("ab", "cd")), list(enumerate("ab", 5)), list(reversed("abc")))
it = iter("ab")
print(next(it), next(it), next(it, "end"), type(it).__name__, it.__length_hint__(), iter(it) is it)
for text in ("a, b = 'abc'", "a, b, c = 'ab'", "a, *b, c = ''", "(a,) = ''"):
    try:
        exec(text)
    except ValueError as e:
        print(text, "->", e)
