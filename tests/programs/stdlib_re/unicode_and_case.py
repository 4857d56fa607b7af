import re

for pattern, text, flags in [
    ('é', 'É', re.I), ('[à-ü]+', 'ÀÉÜ', re.I), ('k', '\u212a', re.I), ('\u212a', 'k', re.I), ('ß', 'ẞ', re.I),
    ('ſ', 'S', re.I), ('[s]', 'ſ', re.I), ('σ', 'ςΣ', re.I), ('[α-ω]+', 'ΑΩΣς', re.I), ('İ', 'i', re.I), ('ı', 'I', re.I),
    ('k', '\u212a', re.I | re.A), ('é', 'É', re.I | re.A), ('µ', 'μΜ', re.I), ('ﬅ', 'ﬆ', re.I), ('[^s]', 'ſ', re.I),
    (r'\w+', 'é_1٣x', 0), (r'\w+', 'é_1', re.A), (r'\d+', '1٣४', 0), (r'\d+', '1٣', re.A), (r'\s+', ' \u2003\x1c\x85\t', 0),
    (r'\s+', ' \x1c\t\x0b', re.A), (r'\W', 'é-', 0), (r'\b', 'é', 0), (r'\b', 'é', re.A), ('.', '\U0001f600', 0),
    (r'\N{SNOWMAN}\u2603\x41\U0001F600', '☃☃A😀', 0), ('[😀-😂]+', '😀😁x', 0), (r'(.)\1', 'éÉ', re.I), (r'(ß)\1', 'ßẞ', re.I),
    (r'[^\W\d_]+', '12_abcé', 0), ('K+', 'kK\u212a', re.I), ('[A-Z]+', 'abſ\u212a', re.I), ('Ǆ', 'ǅǆ', re.I),
    (b'\xe9', b'\xc9', re.I), (b'[a-z]+', b'ABC', re.I), (rb'\w+', b'ab\xe9', 0), (rb'[\x80-\xff]+', b'a\x80\xff', 0),
]:
    found = re.findall(pattern, text, flags)
    print(ascii(pattern), ascii(text), int(flags), ascii(found))
