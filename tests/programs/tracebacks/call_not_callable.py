# Calling what cannot be called.
table = {'a': 5}
table['a'](1)(2)
