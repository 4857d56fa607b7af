# Augmented assignment to an item.
d = {'a': 1}
d['a'] += 2
d['b'] += 2
