"""Iterators: what a `for` loop does, and what can be built from `iter` and `next`."""
from itertools import chain, count, groupby, islice, takewhile, tee, zip_longest


class Countdown:
    """An iterable: every loop gets an iterator of its own."""

    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return CountdownIterator(self.start)

    def __len__(self):
        return self.start


class CountdownIterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


print(list(Countdown(3)), [a * b for a in Countdown(2) for b in Countdown(2)])


# A `for` loop, written out.
def for_each(iterable, body):
    iterator = iter(iterable)
    while True:
        try:
            value = next(iterator)
        except StopIteration:
            return "no break"
        body(value)


print(for_each("ab", print))


# Without __iter__ the sequence protocol is tried: 0, 1, 2... until IndexError.
class Squares:
    def __getitem__(self, index):
        if index > 4:
            raise IndexError
        return index * index


print(list(Squares()), 9 in Squares(), max(Squares()))

# iter() of two arguments calls until a value comes back.
pieces = iter("abc-def".replace("-", "\n"))
print(list(iter(lambda: next(pieces), "\n")), list(pieces))

# Changing what one is looping over: lists go by index, dictionaries object.
numbers = [1, 2, 3, 4]
for n in numbers:
    if n % 2 == 0:
        numbers.remove(n)
    else:
        numbers.append(n + 7)
    if len(numbers) > 6:
        break
print(numbers)
table = {"a": 1}
try:
    for key in table:
        table[key * 2] = 0
except RuntimeError as error:
    print(error)

# Endless ones, taken apart lazily.
primes = (n for n in count(2) if all(n % d for d in range(2, int(n ** 0.5) + 1)))
print(list(islice(primes, 10)), next(primes))
print(list(takewhile(lambda n: n < 20, (n * n for n in count()))))
print([(length, list(words)) for length, words in groupby(["a", "b", "cc", "dd", "e"], key=len)])
one, two = tee(iter([1, 2, 3]))
print(next(one), list(chain(two, one)), list(zip_longest("ab", [1], fillvalue="-")))

# Unpacking is iteration too.
first, *middle, last = Countdown(5)
print(first, middle, last)
try:
    a, b = Countdown(3)
except ValueError as error:
    print(error)
print(dict(zip("xyz", Countdown(2))), sum(Countdown(4)), sorted(Countdown(3)), *reversed([*Countdown(3)]))
try:
    list(zip("ab", [1], strict=True))
except ValueError as error:
    print(error)
