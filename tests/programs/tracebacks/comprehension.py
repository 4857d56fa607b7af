# A comprehension is no frame of its own.
rows = [[1, 2], [3, 0]]
r = [10 / x for row in rows for x in row if x != 5]
