# A dictionary value is missing.
d = {'a': 1, 'b': }
