a = [x for x in xs]
b = [x * y for x in xs for y in ys if x if y]
c = [[y for y in x] for x in xs]
