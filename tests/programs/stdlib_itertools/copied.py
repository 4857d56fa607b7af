import copy
import operator
import pickle
import warnings
from itertools import *

warnings.simplefilter('ignore')


def advanced(iterator, count):
    for _ in range(count):
        next(iterator, None)
    return iterator


makers = {
    'chain': lambda: chain([1], [2, 3]),
    'islice': lambda: islice([1, 2, 3, 4], 1, 3),
    'islice without end': lambda: islice([1, 2, 3, 4], 1, None, 2),
    'takewhile': lambda: takewhile(bool, [1, 2, 0, 3]),
    'dropwhile': lambda: dropwhile(bool, [1, 0, 2, 3]),
    'starmap': lambda: starmap(pow, [(1, 2), (2, 3)]),
    'filterfalse': lambda: filterfalse(bool, [0, 1, 0]),
    'compress': lambda: compress('abc', [1, 0, 1]),
    'accumulate': lambda: accumulate([1, 2, 3]),
    'accumulate products': lambda: accumulate([1, 2, 3], operator.mul),
    'accumulate from': lambda: accumulate([1, 2, 3], initial=5),
    'zip_longest': lambda: zip_longest('ab', 'c', fillvalue=9),
    'product': lambda: product('ab', repeat=2),
    'permutations': lambda: permutations('abc', 2),
    'combinations': lambda: combinations('abc', 2),
    'combinations_with_replacement': lambda: combinations_with_replacement('ab', 2),
    'count': lambda: islice(count(3), 3),
    'repeat': lambda: repeat('x', 3),
}
for name, make in makers.items():
    for steps in (0, 1, 2, 9):
        same = list(advanced(make(), steps)) == list(copy.deepcopy(advanced(make(), steps)))
        again = list(pickle.loads(pickle.dumps(advanced(make(), steps))))
        print(name, steps, same, again, len(make().__reduce__()))
for steps in (0, 1, 2, 3, 4, 5):
    made = advanced(cycle('abc'), steps)
    print(''.join(islice(copy.deepcopy(made), 7)), ''.join(islice(pickle.loads(pickle.dumps(made)), 7)))

warnings.simplefilter('error')
for make in (lambda: copy.copy(chain([1])), lambda: copy.copy(count()), lambda: cycle('a').__setstate__(([], 0))):
    try:
        make()
    except DeprecationWarning as warning:
        print(warning)
for make in (lambda: copy.copy(pairwise([1])), lambda: copy.copy(batched([1], 2))):
    try:
        make()
    except TypeError as error:
        print(error)
