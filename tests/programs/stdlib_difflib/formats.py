"""Differences between lists of lines in all formats."""

import difflib
import random

random.seed(5)
words=['one two','one three','two','abc def ghi\t','abc deg ghi\t','', 'xx','yy x','# a','  lead\n']
for k in range(15):
    a=[random.choice(words)+'\n' for _ in range(random.randrange(12))]
    b=[random.choice(words)+'\n' for _ in range(random.randrange(12))]
    for f in (difflib.ndiff, difflib.unified_diff, difflib.context_diff):
        print(''.join(f(a,b)))
    print(list(difflib.restore(difflib.ndiff(a,b),2))==b)
for k in range(4):
    a=[''.join(random.choice('abcdefg ') for _ in range(12))+'\n' for _ in range(30)]
    b=[l if random.random()<.3 else ''.join(c if random.random()<.9 else 'q' for c in l) for l in a if random.random()<.9]
    print(''.join(difflib.ndiff(a,b)))
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']))
