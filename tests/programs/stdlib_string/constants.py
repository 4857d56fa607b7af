"""The constants, and capwords()."""
import string

for name in ("whitespace", "ascii_lowercase", "ascii_uppercase", "digits", "hexdigits", "octdigits", "punctuation"):
    print(name, repr(getattr(string, name)))
print(len(string.printable), string.ascii_letters)
print(string.capwords("  hello   wORLD-of tests "), "|", string.capwords("a,bC, d", ","))
