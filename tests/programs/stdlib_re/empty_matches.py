import re

print(re.findall('', 'abc'), re.split('', 'abc'), re.sub('', '-', 'abc'), re.sub('x*', '-', 'abxd'))
print(re.split(r'(\W)', 'a,b c'), re.findall(r'\w*', 'ab cd'), re.sub(r'\b', '|', 'ab cd'))
print([m.span() for m in re.finditer('a|(?=b)', 'aab')], re.split('x*', 'axbc'), re.split('(x)|(y)', 'axbyc'))
print(re.findall('a??', 'aa'), re.subn('(?=a)|a', '.', 'aba'), re.split(r'\b', 'to be'), re.findall('(a)|b', 'abc'))
print(re.findall('(a)(b)?', 'aba'), re.split(',', 'a,b,c', maxsplit=1), re.sub('a', 'b', 'aaaa', count=2))
print(re.sub('$', '!', 'a\nb\n'), re.sub('(?m)$', '!', 'a\nb\n'), re.sub('(?m)^', '> ', 'a\nb'))
