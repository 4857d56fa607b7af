# Order, move_to_end, popitem and comparison.
from collections import OrderedDict
o = OrderedDict(a=1, b=2, c=3)
print(o, list(o), list(reversed(o)), o.popitem(), o.popitem(last=False))
o['x'] = 1
o['y'] = 2
o.move_to_end('b')
print(o)
o.move_to_end('y', last=False)
print(o, list(reversed(o.items())), list(reversed(o.values())))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {'b': 2, 'a': 1})
print(o | {'n': 0}, {'n': 0} | o, type(o | {}).__name__, o.copy(), OrderedDict.fromkeys('ab', 0))
o['b'] = 'again'
print(o, o.setdefault('k', 5), o.pop('k'), o.pop('k', None))
for f in (lambda: OrderedDict().popitem(), lambda: o.move_to_end('nope'), lambda: o.pop('nope'), lambda: OrderedDict(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
o['self'] = o
print(o)
