# A dict changed while it is iterated.
d = {1: 1, 2: 2}
for k in d:
    del d[k]
