# Codecs and error handlers.
s = "aé€😀"
for codec in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-16", "utf_8_sig", "unicode_escape", "raw_unicode_escape"):
    data = s.encode(codec)
    print(codec, data, data.decode(codec) == s)
for errors in ("ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace"):
    print(errors, s.encode("ascii", errors), s.encode("latin-1", errors))
for errors in ("ignore", "replace", "backslashreplace", "surrogateescape"):
    print(errors, ascii(b"a\xff\xe9b\xe2\x82".decode("utf-8", errors)), ascii(b"a\xe9".decode("ascii", errors)))
print("\udcff\udce9".encode("utf-8", "surrogateescape"), "\ud800".encode("utf-8", "surrogatepass"), b"\xed\xa0\x80".decode("utf-8", "surrogatepass") == "\ud800")
print("é".encode("latin1"), "é".encode("ISO-8859-1"), "é".encode("cp1252"), b"\x80".decode("cp1252"), "a".encode("US-ASCII"), "é".encode(), str(b"abc", "ascii"), str(b"abc"), str(b"\xc3\xa9", encoding="utf8", errors="strict"))
for call in (lambda: s.encode("ascii"), lambda: s.encode("latin-1"), lambda: b"\xff".decode(), lambda: b"a\xe2\x82".decode(), lambda: b"\xc3(".decode(), lambda: b"\xed\xa0\x80".decode(), lambda: "\ud800".encode(), lambda: "a".encode("nope"), lambda: b"a".decode("nope"),
             lambda: "é".encode("ascii", "nope"), lambda: b"\x80".decode("ascii"), lambda: b"abc".decode("utf-16-le"), lambda: str("a", "ascii"), lambda: str(5, "ascii"), lambda: "a".encode(1), lambda: b"\xf5".decode(), lambda: b"\xc0\x80".decode(), lambda: "ab€€€c".encode("latin-1")):
    try:
        print(call())
    except (UnicodeError, LookupError, TypeError) as e:
        print(type(e).__name__, e)
