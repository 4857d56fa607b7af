# A callback of a built-in.
names = ['b', 3, 'a']
print(sorted(names, key=lambda n: n.upper()))
