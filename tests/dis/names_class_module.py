x = 1
class C:
    print(x)
    x = x
    del x
    global y
    y = 2
