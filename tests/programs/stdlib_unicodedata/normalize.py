# Normal forms.
import unicodedata as u

for text in ("", "abc", "\xe9", "e\u0301", "\u1e9b\u0323", "\ufb01", "\u2460", "\uac01", "\u1100\u1161\u11a8", "a\u0301\u0323",
             "a\u0323\u0301", "\u212b", "\ud800e\u0301", "\U0010f000\xc5"):
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        print(ascii(text), form, ascii(u.normalize(form, text)), u.is_normalized(form, text))
Å = 1
print(Å, sorted(name for name in globals() if len(name) == 1))
