# A generator expression among arguments.
print(sum(x for x in [1], 2))
