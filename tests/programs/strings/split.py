# split, rsplit, splitlines, partition.
print("a b  c ".split(), " a b ".split(" "), "a,b,,c".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","), "   ".split())
print("a  b  c".split(None, 1), " a  b  c ".rsplit(None, 1), "abc".split("bc"), "aXXbXXc".split("XX", maxsplit=1), "a\u3000b\xa0c\x1cd".split(), "a b c".split(maxsplit=0), "  a b".split(maxsplit=0))
print("a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), "\n".splitlines(), "a\n\nb".splitlines(keepends=True))
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="))
for call in (lambda: "a".split(""), lambda: "a".split(1), lambda: "a".partition(""), lambda: "a".partition(1), lambda: "a".split(",", "x"), lambda: "a".split(sep=",", foo=1), lambda: "a".rsplit("")):
    try:
        print(call())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
