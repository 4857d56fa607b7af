# Strings compare by code point.
print("a" < "b", "a" < "B", "" < "a", "abc" < "abd", "abc" < "ab", "é" > "z", "😀" > "\uffff", "a" == "a", "a" != "b", "a" >= "a")
print(sorted(["b", "a", "C", "é", "", "aa", "10", "9"]), max("hello"), min("hello"), sorted("hello", key=str.lower, reverse=True))
print("a" == 1, "a" != b"a", "1" == 1, [] == "", hash("abc") == hash("ab" + "c"))
for text in ("'a' < 1", "'a' < b'a'", "'a' < None", "max('a', 1)", "sorted(['a', 1])"):
    try:
        eval(text)
    except TypeError as e:
        print(text, "->", e)
