# Assigning to an item.
data = {'k': (1, 2)}
data['k'][0] = 5 + 1
