# A backtracking matcher by generators.
def match(p, s, i=0):
    def seq(p, i):
        if not p: yield i; return
        item, rest = p[0], p[1:]
        if len(rest) and rest[0] in "*+?":
            lo, hi = {"*": (0, 99), "+": (1, 99), "?": (0, 1)}[rest[0]]
            def rep(n, i):
                if n < hi:
                    for j in one(item, i):
                        if j > i: yield from rep(n + 1, j)
                if n >= lo: yield i
            for j in rep(0, i): yield from seq(rest[1:], j)
        else:
            for j in one(item, i): yield from seq(rest, j)
    def one(c, i):
        if i < len(s) and (c == "." or c == s[i]): yield i + 1
    return next((j for j in seq(p, i)), None)
for p, s in (("abc", "abcd"), ("a*b", "aaab"), ("a.c", "abc"), ("a+", "b"), ("x?y", "y"), (".*c", "abcabc"), ("a*a*a*b", "a" * 12), ("", "x")):
    print(p, s, match(p, s))
