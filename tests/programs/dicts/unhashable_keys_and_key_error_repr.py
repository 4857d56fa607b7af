# KeyError shows the repr of the key.
d = {}
for key in ("a", 1, None, (1, 2), "it's", "", b"x", 1.5, frozenset(), "new\nline", ("a",), ()):
    try:
        d[key]
    except KeyError as e:
        print(str(e), repr(e), e.args)
print(str(KeyError()), str(KeyError("a")), str(KeyError("a", "b")), str(KeyError(("x",))), repr(KeyError(5)))
