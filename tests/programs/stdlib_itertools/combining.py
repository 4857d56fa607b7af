# chain, zip_longest, product, starmap, pairwise, batched.
from itertools import chain, zip_longest, product, starmap, pairwise, batched
print(list(chain('ab', [1], ())), list(chain.from_iterable(['xy', 'z'])), list(chain()))
print(list(zip_longest('abc', [1], fillvalue='-')), list(zip_longest()), list(zip_longest([1, 2], [])))
print(list(product('ab', [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product('ab', [])))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(pairwise('abcd')), list(pairwise('a')))
print(list(batched('abcdefg', 3)), list(batched([], 2)))
for f in (lambda: batched('a', 0), lambda: list(batched('abc', 2, strict=True)), lambda: list(starmap(pow, [1])),
          lambda: product('a', repeat=-1), lambda: list(chain(1)), lambda: zip_longest(1, x=2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(sum(1 for _ in product(range(3), repeat=4)))
