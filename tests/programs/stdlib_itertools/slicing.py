# islice, takewhile, dropwhile, filterfalse, compress.
from itertools import islice, takewhile, dropwhile, filterfalse, compress
print(list(islice('abcdef', 3)), list(islice('abcdef', 2, None)), list(islice('abcdef', 1, 5, 2)), list(islice('ab', 0)))
it = iter(range(10))
print(list(islice(it, 2, 4)), next(it))
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(filterfalse(None, [0, 1, '', 'a'])), list(filterfalse(lambda x: x % 2, range(6))), list(compress('abcd', [1, 0, True])))
for f in (lambda: islice('a', -1), lambda: islice('a', 1, 2, 0), lambda: islice('a'), lambda: islice('a', 'b'), lambda: takewhile(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
t = takewhile(lambda x: x < 2, [1, 5, 1])
print(list(t), list(t))
