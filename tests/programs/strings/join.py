# join over iterables and its complaints.
print(",".join(["a", "b"]), "".join("abc"), "-".join("abc"), ",".join([]), ",".join(["x"]), ",".join(c for c in "xyz"), "ab".join({"k": 1, "l": 2}), " ".join(map(str, range(3))))
class S(str): pass
x = S("only")
print(type("".join([x])), type(",".join([x, x])))
for call in (lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: ",".join(5), lambda: ",".join(["a", b"b"]), lambda: ",".join(), lambda: b",".join(["a"])):
    try:
        call()
    except TypeError as e:
        print(e)
