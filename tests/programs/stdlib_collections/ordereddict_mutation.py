# A change of keys during iteration is an error.
from collections import OrderedDict
o = OrderedDict(a=1, b=2)
try:
    for k in o:
        o[k + 'x'] = 0
except RuntimeError as e:
    print(e)
o = OrderedDict(a=1, b=2)
try:
    for k in o:
        del o['b']
except RuntimeError as e:
    print(e)

class Loud(OrderedDict):
    def __setitem__(self, key, value):
        print('set', key)
        super().__setitem__(key, value)
    def __delitem__(self, key):
        print('del', key)
        super().__delitem__(key)

l = Loud([('p', 1)], q=2)
l.update(r=3)
del l['q']
print(l, l.pop('p'), l)
