# Names, aliases and named sequences.
import unicodedata as u

for name in ("LATIN SMALL LETTER A", "latin small letter a", "HANGUL SYLLABLE GA", "hangul syllable ga",
             "CJK UNIFIED IDEOGRAPH-4E00", "cjk unified ideograph-4e00", "NEW LINE", "NULL", "BELL", "ALERT",
             "LATIN SMALL LETTER R WITH TILDE", "keycap number sign", "DIGIT-ONE", "DIGIT  ONE", "", "foo", "\xe9", "x" * 300):
    try:
        print(name[:40], ascii(u.lookup(name)))
    except KeyError as error:
        print(name[:40], error)
for character in "\0\u17000\ue000\u0378":
    try:
        print(u.name(character))
    except ValueError as error:
        print(error)
print("\N{BELL}\N{greek small letter alpha}", "\u2603".encode("ascii", "namereplace"))
