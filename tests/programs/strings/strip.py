# strip, removeprefix, removesuffix.
print(repr("  a b \n".strip()), repr(" a ".lstrip()), repr(" a ".rstrip()), "xyabcyx".strip("xy"), "xyabcyx".lstrip("yx"), "xyabcyx".rstrip("x"), "aaa".strip("a"), "abc".strip(""), repr("\u2003x\u3000".strip()))
print("TestCase".removeprefix("Test"), "TestCase".removesuffix("Case"), "abc".removeprefix("x"), "abc".removesuffix(""), "abc".removeprefix("abc"))
print(repr(" x ".strip(None)), "mississippi".strip("ipm"))
for call in (lambda: "a".strip(1), lambda: "a".removeprefix(1), lambda: "a".removeprefix(), lambda: "a".strip("a", "b")):
    try:
        call()
    except TypeError as e:
        print(e)
