# Which quotes and which escapes repr chooses.
for s in ("a", "it's", 'say "hi"', "both ' and \"", "\t\n\r\\", "\x00\x1f\x7f\x80\xa0\xad", "é\u0100", "\u200b\u2028\ud800", "\U0001f600", "\U000e0001",
          "\ufffe\uffff", "\u3000", "\u00df", "", "\x1b[0m", "\u0378"):
    print(ascii(s), repr(s).encode("utf-8", "backslashreplace"))
print(repr("a") + str("b"), [str(1)], ascii("é€😀"), f"{'é'!a}", "%a" % "ü")
