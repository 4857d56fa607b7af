# Look-up through several mappings; writing only to the first.
from collections import ChainMap
m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(m, m['a'], m['b'], m.get('z', 0), list(m), len(m), 'b' in m)
m['c'] = 4
child = m.new_child({'a': 0})
print(child, child.parents == m, m.maps, dict(child))
print(m | {'z': 1}, {'z': 1} | m)
m |= {'y': 2}
print(m.popitem(), m.pop('c'), m)
for f in (lambda: m['nope'], lambda: m.pop('b'), lambda: m.__delitem__('b'), lambda: ChainMap().popitem()):
    try:
        print(f())
    except KeyError as e:
        print('KeyError', e)
print(ChainMap.fromkeys('ab', 0), m.new_child(k=1), bool(ChainMap({}, {})), m.copy() == m)
m.clear()
print(m)

class Deep(ChainMap):
    def __missing__(self, key):
        return f'<{key}>'

print(Deep({})['q'])
