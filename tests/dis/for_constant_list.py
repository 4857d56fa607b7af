for x in [1, 2, 3]:
    pass
for y in {1, 2}:
    pass
if x in [1, 2]:
    pass
