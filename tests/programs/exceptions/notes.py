# add_note and __notes__.
e = ValueError("v")
e.add_note("first")
e.add_note("second\nline")
print(e.__notes__, str(e), repr(e))
try:
    e.add_note(5)
except TypeError as t:
    print(t)
e.__notes__.append("third")
print(e.__notes__)
e.__notes__ = "not a list"
try:
    e.add_note("x")
except TypeError as t:
    print(t)
