# Escapes, raw strings, joined literals, prefixes.
print("a\tb\\n\x41\u00e9\U0001F600\N{GREEK SMALL LETTER ALPHA}\101\0end".encode("unicode_escape"))
print(r"a\tb", R'\'', "it's", 'say "hi"', "a" 'b' """c""", "line\
joined")
print("""two
lines""", '''it's "quoted"''', u"u", "\a\b\f\v".encode(), "\r\n".encode())
print(len("\N{BULLET}"), "\N{LATIN SMALL LETTER E WITH ACUTE}" == "é", "\7\07\007\0007".encode())
for bad in (r"'\x4'", r"'\u12'", r"'\U0011ffff'", r"'\N{no such}'", r"'\N'", "'abc", "'''abc", r"b'\x4'", "b'é'", "ub'x'", r"'\N{'", "'a\nb'", '"'):
    try:
        print(eval(bad))
    except SyntaxError as e:
        print(bad.encode("ascii", "backslashreplace").decode(), "->", e.msg)
