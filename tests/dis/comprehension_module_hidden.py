x = 5
a = {x: x for x in y}
print(x, [i for i in range(3)][0])
