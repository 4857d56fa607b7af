# find, index, count, startswith, endswith, in.
s = "abracadabra"
print(s.find("a"), s.find("a", 1), s.find("bra", 2), s.find("x"), s.find(""), s.find("", 11), s.find("", 12), s.rfind("a"), s.rfind("a", 0, -1), s.rfind(""), s.find("a", -3), s.find("a", None, None))
print(s.index("cad"), s.rindex("bra"), s.count("a"), s.count("abra"), s.count(""), s.count("a", 1, -1), "aaaa".count("aa"), "".count(""), "abc".count("", 1))
print(s.startswith("abra"), s.startswith("bra", 1), s.startswith(("x", "a")), s.startswith(()), s.endswith("bra"), s.endswith(("x", "ra"), 0, 5), s.startswith("", 11), s.startswith("", 12), s.endswith("a", -1))
print("a" in s, "" in s, "cad" in s, "x" not in s, "" in "")
for call in (lambda: s.index("x"), lambda: s.rindex("x"), lambda: 1 in s, lambda: s.find(1), lambda: s.count(), lambda: s.startswith(1), lambda: s.startswith(["a"]), lambda: s.endswith((1,)), lambda: s.find("a", "b"), lambda: None in "a", lambda: s.count(b"a")):
    try:
        print(call())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
