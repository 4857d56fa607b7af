# * and +.
print("ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "" * 5, "a" * True, "a" + "b" + "", "-" * 20)
class I:
    def __index__(self): return 2
print("ab" * I(), I() * "cd")
s = "x"
for i in range(5):
    s += s
print(len(s), s)
for text in ("'a' + 1", "'a' + b'b'", "'a' * 'b'", "'a' * 1.5", "'a' - 'b'", "1 + 'a'", "'a' + None", "'a' * None", "'a' / 2", "-'a'", "'a' & 'b'", "'a' * 10**30"):
    try:
        eval(text)
    except (TypeError, OverflowError) as e:
        print(text, "->", type(e).__name__, e)
