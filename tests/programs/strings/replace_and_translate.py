# replace, translate, maketrans, expandtabs.
print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "abc".replace("x", "y"), "aXbX".replace("X", ""), "aaa".replace("a", "b", count=1), "abab".replace("ab", "ba", -1))
t = str.maketrans("abc", "xyz", "d")
print(t, "abcdabcd".translate(t), "hello".translate({ord("l"): "L", "e": 1, ord("h"): None}), "abc".translate({97: 8364, 98: "long"}), str.maketrans({"a": 1, 98: None}))
print("a\tb".expandtabs(), "abc\td".expandtabs(4), "\t".expandtabs(0), "a\n\tb".expandtabs(4), "\t\t".expandtabs(tabsize=2) + "|")
for call in (lambda: str.maketrans("ab", "c"), lambda: str.maketrans({"ab": 1}), lambda: str.maketrans(1), lambda: "a".translate({97: 0x110000}), lambda: "a".translate({97: []}), lambda: "a".replace("a"), lambda: "a".replace("a", 1), lambda: str.maketrans("a", "b", 1), lambda: "a".translate(1)):
    try:
        print(call())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
