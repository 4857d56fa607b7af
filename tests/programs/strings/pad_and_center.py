# center, ljust, rjust, zfill.
print("[%s]" % "ab".center(7), "[%s]" % "abc".center(6, "*"), "abc".center(2), "ab".ljust(5, "."), "ab".rjust(5, "."), "42".zfill(5), "-42".zfill(5), "+4".zfill(1), "--1".zfill(5), "".zfill(3), "é".center(4, "é"), "a".center(4, "-"), "ab".center(5, "-"))
for call in (lambda: "a".center(5, "ab"), lambda: "a".center(5, ""), lambda: "a".center("5"), lambda: "a".ljust(5, 1), lambda: "a".zfill(1.5), lambda: "a".rjust()):
    try:
        print(call())
    except TypeError as e:
        print(e)
