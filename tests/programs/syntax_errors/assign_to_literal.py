# Assigning to a literal in a tuple.
a, 1, b = range(3)
