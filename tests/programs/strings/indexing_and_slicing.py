# Indices and slices, also beyond the ends.
s = "héllo wörld"
print(s[0], s[-1], s[1], s[-11], s[1:4], s[:3], s[-3:], s[::2], s[::-1], s[8:2:-2], s[5:2], s[100:], s[-100:3], s[:], s[2:-2])
print("abc"[True], "abc"[1:None], "😀a😀"[1], len("😀a😀"), "😀a😀"[::-1] == "😀a😀")
for text in ("s[11]", "s[-12]", "s['a']", "s[1.0]", "s[None]", "s[::0]", "s['a':]", "s[1:2.5]", "''[0]"):
    try:
        print(eval(text))
    except (IndexError, TypeError, ValueError) as e:
        print(text, "->", type(e).__name__, e)
for text in ("s[0] = 'x'", "del s[0]", "s[0:1] = 'x'", "s.x = 1", "del s.upper", "s.upper = 1", "del s[:]"):
    try:
        exec(text)
    except (TypeError, AttributeError) as e:
        print(text, "->", type(e).__name__, e)
