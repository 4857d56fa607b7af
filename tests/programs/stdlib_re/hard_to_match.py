# Patterns that need a deep stack, or would need one in a recursive matcher.
import re

text = 'a' * 200_000
print(re.match('(?:a|b)*$', text).end(), re.match('(a|b)*?$', text).end(), re.match('(?:a?)*?$', text[:500]).end())
print(re.match('(a)*', text).span(1), re.search('(?:ab)+c', 'ab' * 300), re.match('.*?b', text))
print(re.match('(?>(?:a|b)*)', text).end(), re.match('(?:a|b)*+b', text), re.fullmatch('(?:x+x+)+y', 'x' * 12))
print(len(re.findall('a', text)), len(re.sub('a', 'bc', text)), len(re.split('a', text)))
