import re

for pattern, text in [
    ('a*', 'aaa'), ('(a*)*', 'b'), ('(a*)*', 'aa'), ('(a|b)*', 'abab'), ('(a)|(b)', 'b'), ('((ab))', 'ab'),
    ('(a)(b)?', 'a'), ('(?:(a)|b)*', 'ab'), ('(a)?(?(1)b|c)', 'ab'), ('(a)?(?(1)b|c)', 'c'), ('(?<=a)b', 'ab'),
    (r'(\w+)\s\1', 'the the'), ('(?i)STRASSE', 'strasse'), ('a{2,3}?', 'aaaa'), ('a{2,3}+a', 'aaa'),
    ('(?>a+)b', 'aaab'), ('(?>a+)ab', 'aaab'), ('(?P<x>a)(?P=x)', 'aa'), ('^a$', 'a\n'), ('(?m)^b', 'a\nb'),
    ('[^a-c]+', 'xyzabc'), (r'\bfoo\b', 'a foo b'), ('(a+|b+)*c', 'aabbaac'), ('(?:a|ab)(?:c|bcd)(d*)', 'abcd'),
    ('x*?y', 'xxxy'), ('(x??)*y', 'xxxy'), ('(?s).+', 'a\nb'), ('(?!a)b', 'b'), ('(?<!a)b', 'cb'),
    ('(?:){3}a', 'a'), ('(|a)+', 'aaa'), ('(a|)+', 'aaa'), ('((a)|b)+?c', 'abac'), ('(?=(a+))a*b\\1', 'baaabac'),
    ('(a)?(b)?(?(2)c|d)', 'abc'), ('(?:(a)|(b)|(c))+', 'abc'), ('(?P<y>\\d{4})-(?P<m>\\d\\d)', 'on 2024-05-06'),
    ('[\\d\\-x]+', '12-x'), ('[]a]+', 'a]'), ('a{,2}b', 'aaab'), ('a{', 'a{'), ('(?x) a b # c\n c', 'abc'),
    ('(?i:a)b', 'Ab'), ('(?i:a)b', 'AB'), ('(?s-i:.)(?-s:.)', '\nx'), ('(?<=(?<!x)a)b', 'xab ab'), ('\\Aab\\Z', 'ab'),
]:
    found = re.search(pattern, text)
    if found is None:
        print(repr(pattern), repr(text), None)
    else:
        print(repr(pattern), repr(text), found, found.groups(), found.lastindex, found.lastgroup, found.regs)
