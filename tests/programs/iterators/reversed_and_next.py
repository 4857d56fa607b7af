# reversed, next with default, length hints.
print(list(reversed([1, 2])), list(reversed("ab")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({1: 2, 3: 4})), list(reversed({"a": 1}.items())), list(reversed(b"ab")), type(reversed("a")).__name__, type(reversed((1,))).__name__, type(reversed([])).__name__)
class R:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 10
print(list(reversed(R())), reversed(R()).__length_hint__())
for bad in ({1}, 5, iter([]), (x for x in []), frozenset(), None, map(str, [])):
    try: reversed(bad)
    except TypeError as e: print(e)
print(next(iter([1]), 2), next(iter([]), 2), next(iter(()), None))
import operator
for x in ([1, 2], iter([1, 2]), iter("abc"), iter({1: 2}), iter({1}), iter(range(5)), map(str, [1]), zip([1]), enumerate([1]), (y for y in [1]), iter(lambda: 1, 1), reversed([1, 2]), iter((1,)), iter(b"ab")):
    print(type(x).__name__, operator.length_hint(x, -1), end="; ")
print()
it = iter([1, 2, 3]); next(it)
print(operator.length_hint(it), it.__reduce__()[2] if False else "", list(it), operator.length_hint(it))
