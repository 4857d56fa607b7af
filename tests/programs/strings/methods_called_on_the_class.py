# Unbound methods of str, wrong receivers and argument counts.
print(str.upper("abc"), str.join(",", "ab"), list(map(str.strip, [" a ", "b "])), str.__len__("abc"), str.__add__("a", "b"), str.__contains__("abc", "b"), str.__getitem__("abc", 1), str.__mul__("a", 2), str.__eq__("a", 1), str.__lt__("a", 1))
for call in (lambda: str.upper(1), lambda: str.upper(), lambda: "a".upper(1), lambda: "a".upper(x=1), lambda: "a".nope(), lambda: str.__len__(1), lambda: str.join(1, "a"), lambda: "a".split(sep=1), lambda: "a".format.x, lambda: str.nope, lambda: "a".encode(x=1), lambda: "abc".find(), lambda: "abc".replace()):
    try:
        print(call())
    except (TypeError, AttributeError) as e:
        print(e)
print("abc".upper.__name__, "abc".upper.__qualname__, str.upper.__qualname__, type(str.upper).__name__, type("".upper).__name__, repr(str.upper))
