# Deleting an item.
x = [1, 2, 3]
del x[0], x[5]
