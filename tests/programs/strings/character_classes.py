# The is… methods over a range of characters.
chars = ["a", "Z", "5", "_", " ", "\t", "é", "ß", "½", "²", "٣", "Ⅷ", "五", "\u00a0", "\u200b", "\x00", "😀", "\u0301", "ª", "\x85", "\ud800", "\x1f", "〇"]
tests = ["isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isidentifier", "isprintable", "isascii"]
for c in chars:
    print(ascii(c), *(int(getattr(c, t)()) for t in tests))
for s in ("", "abc", "abc1", "1abc", "a b", "12", "1.5", " \t\n", "é", "_", "class", "a\n"):
    print(ascii(s), *(int(getattr(s, t)()) for t in tests))
