# Augmented assignment.
total = 0
for x in (1, 'two'):
    total += x
